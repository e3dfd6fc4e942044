package dev.skybridge.operator.admission;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyStoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with a certificate for 127.0.0.1 that it signed itself. */
record Identity(KeyPair keys, X509Certificate certificate) {
  private static final char[] PASSWORD = "test".toCharArray();

  static Identity create(String name)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var subject = new X500Name("CN=" + name);
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(Duration.ofMinutes(5))),
            Date.from(now.plus(Duration.ofHours(1))),
            subject,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    return new Identity(
        keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
  }

  /** A store with the key and the certificate. */
  KeyStore own() throws GeneralSecurityException, IOException {
    var store = empty();
    store.setKeyEntry("own", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
    return store;
  }

  /** A store that trusts this one alone. */
  KeyStore trusted() throws GeneralSecurityException, IOException {
    var store = empty();
    store.setCertificateEntry("trusted", certificate);
    return store;
  }

  static KeyStoreOptions options(KeyStore store) throws GeneralSecurityException, IOException {
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD);
    return new KeyStoreOptions()
        .setType("PKCS12")
        .setPassword(new String(PASSWORD))
        .setValue(Buffer.buffer(bytes.toByteArray()));
  }

  static char[] password() {
    return PASSWORD.clone();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
