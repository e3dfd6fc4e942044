package dev.skybridge.world.kube;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of one local world: signs servers on this machine and the users who call
 * them. Its key is thrown away after that, so nobody can sign more.
 */
final class Pki {
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair keys;
  private final X509Certificate certificate;

  private Pki(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** Writes {@code ca.crt}, {@code server.*} for listeners, and one pair per user. */
  static void writeOnce(Path folder, List<PkiUser> users) throws IOException {
    if (Files.exists(folder.resolve("ca.crt"))) {
      return;
    }
    try {
      PrivateFiles.createFolder(folder);
      KeyPair caKeys = newKeys();
      X500Name caName = new X500Name("CN=skybridge-local-world");
      Pki pki = new Pki(caKeys, selfSigned(caName, caKeys));
      pki.issue(
          folder,
          "server",
          new X500Name("CN=skybridge-control-plane"),
          KeyPurposeId.id_kp_serverAuth);
      for (PkiUser user : users) {
        String group = user.group().isEmpty() ? "" : "O=" + user.group() + ",";
        X500Name subject = new X500Name(group + "CN=" + user.commonName());
        pki.issue(folder, user.file(), subject, KeyPurposeId.id_kp_clientAuth);
      }
      // Last, because its presence says that the rest is there.
      PrivateFiles.write(folder.resolve("ca.crt"), pem(pki.certificate));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot create certificates in " + folder, e);
    }
  }

  /** Writes {@code <name>.key} and {@code <name>.pub}: keys that need no certificate. */
  static void writeKeysOnce(Path folder, String name) throws IOException {
    if (Files.exists(folder.resolve(name + ".pub"))) {
      return;
    }
    try {
      PrivateFiles.createFolder(folder);
      KeyPair pair = newKeys();
      PrivateFiles.write(folder.resolve(name + ".key"), pem(pair.getPrivate()));
      PrivateFiles.write(folder.resolve(name + ".pub"), pem(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot create keys in " + folder, e);
    }
  }

  private void issue(Path folder, String name, X500Name subject, KeyPurposeId purpose)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPair pair = newKeys();
    JcaX509v3CertificateBuilder builder =
        builder(new X500Name(certificate.getSubjectX500Principal().getName()), subject, pair);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
    if (purpose.equals(KeyPurposeId.id_kp_serverAuth)) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "10.96.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "kubernetes.default.svc")
              }));
    }
    PrivateFiles.write(folder.resolve(name + ".crt"), pem(sign(builder, keys)));
    PrivateFiles.write(folder.resolve(name + ".key"), pem(pair.getPrivate()));
  }

  private static X509Certificate selfSigned(X500Name name, KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    JcaX509v3CertificateBuilder builder = builder(name, name, pair);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    return sign(builder, pair);
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair) {
    Instant from = Instant.now().minus(Duration.ofMinutes(5));
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(126, RANDOM),
        Date.from(from),
        Date.from(from.plus(VALIDITY)),
        subject,
        pair.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair signer)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    // RSA, because not every client reads elliptic-curve keys from a kubeconfig.
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(Object object) throws IOException {
    StringWriter out = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(out)) {
      writer.writeObject(
          object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
    }
    return out.toString();
  }
}
