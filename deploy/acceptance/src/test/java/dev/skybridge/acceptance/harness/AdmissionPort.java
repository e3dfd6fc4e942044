package dev.skybridge.acceptance.harness;

import dev.skybridge.world.LocalWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The operator's port for admission, asked past the API server. */
public final class AdmissionPort {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final char[] NONE = new char[0];

  private final Path certificates;
  private final URI address;

  /** The port of that world. */
  public AdmissionPort(LocalWorld world) {
    this.certificates = world.layout().secrets().resolve("admission");
    this.address =
        URI.create(
            "https://127.0.0.1:%d/admission/applications"
                .formatted(world.state().port("operator-admission")));
  }

  /** The status code for one who shows the API server's certificate. */
  public int askAsTheApiServer(String body)
      throws GeneralSecurityException, IOException, InterruptedException {
    KeyStore own = empty();
    own.setKeyEntry(
        "own",
        KeyFactory.getInstance("RSA").generatePrivate(key()),
        NONE,
        new Certificate[] {certificate("kube-apiserver.crt")});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, NONE);
    return ask(body, keys.getKeyManagers());
  }

  /** The status code for anybody else. */
  public int askWithoutCertificate(String body)
      throws GeneralSecurityException, IOException, InterruptedException {
    return ask(body, new KeyManager[0]);
  }

  private int ask(String body, KeyManager[] keys)
      throws GeneralSecurityException, IOException, InterruptedException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", certificate("ca.crt"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys, trust.getTrustManagers(), null);
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(tls).connectTimeout(DEADLINE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(DEADLINE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private Certificate certificate(String file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(certificates.resolve(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private PKCS8EncodedKeySpec key() throws IOException {
    String pem = Files.readString(certificates.resolve("kube-apiserver.key"));
    return new PKCS8EncodedKeySpec(
        Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
  }
}
