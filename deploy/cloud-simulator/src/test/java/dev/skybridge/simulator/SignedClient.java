package dev.skybridge.simulator;

import dev.skybridge.simulator.property.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the vendors' HTTP APIs with signatures that are made here. */
final class SignedClient {
  private final SimulatedClouds clouds;
  private final HttpClient http = HttpClient.newHttpClient();

  SignedClient(SimulatedClouds clouds) {
    this.clouds = clouds;
  }

  private String authority(String provider) {
    return "127.0.0.1:" + clouds.port(provider + "-api");
  }

  SimulatedClouds.Answer tencent(
      String product, String version, String action, String body, String secret) {
    Instant now = Instant.now();
    String date = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    String scope = date + "/" + product + "/tc3_request";
    String host = authority("tencentcloud");
    String canonical =
        "POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(host, sha256(body));
    byte[] key = ("TC3" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {date, product, "tc3_request"}) {
      key = hmac(key, part);
    }
    String toSign =
        "TC3-HMAC-SHA256\n%d\n%s\n%s".formatted(now.getEpochSecond(), scope, sha256(canonical));
    return send(
        HttpRequest.newBuilder(URI.create("http://" + host + "/"))
            .header("Content-Type", "application/json")
            .header("X-TC-Action", action)
            .header("X-TC-Version", version)
            .header("X-TC-Region", "ap-guangzhou")
            .header("X-TC-Timestamp", String.valueOf(now.getEpochSecond()))
            .header(
                "Authorization",
                "TC3-HMAC-SHA256 Credential=tencentcloud-key/%s, SignedHeaders=content-type;host, Signature=%s"
                    .formatted(scope, HexFormat.of().formatHex(hmac(key, toSign))))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  SimulatedClouds.Answer alibaba(
      String version, String action, Map<String, String> parameters, String secret) {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", version);
    headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", sha256(""));
    TreeMap<String, String> signed = new TreeMap<>(headers);
    signed.put("host", authority("alicloud"));
    String names = String.join(";", signed.keySet());
    String canonical =
        "POST\n/\n%s\n%s\n%s\n%s"
            .formatted(
                query,
                signed.entrySet().stream()
                    .map(e -> e.getKey() + ":" + e.getValue() + "\n")
                    .collect(Collectors.joining()),
                names,
                sha256(""));
    String signature =
        HexFormat.of()
            .formatHex(
                hmac(
                    secret.getBytes(StandardCharsets.UTF_8),
                    "ACS3-HMAC-SHA256\n" + sha256(canonical)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + authority("alicloud") + "/?" + query))
            .POST(BodyPublishers.noBody())
            .header(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=alicloud-key,SignedHeaders=%s,Signature=%s"
                    .formatted(names, signature));
    headers.forEach(request::header);
    return send(request.build());
  }

  private SimulatedClouds.Answer send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new SimulatedClouds.Answer(response.statusCode(), JsonCodec.parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
