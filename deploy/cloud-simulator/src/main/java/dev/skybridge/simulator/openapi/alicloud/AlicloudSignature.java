package dev.skybridge.simulator.openapi.alicloud;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.openapi.Digests;
import dev.skybridge.simulator.openapi.WireRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A signature by ACS3-HMAC-SHA256. Source: Alibaba Cloud SDK documentation, "V3 request body and
 * signature mechanism".
 *
 * @param signedHeaders names in lower case, as they came
 */
record AlicloudSignature(String keyId, String signedHeaders, String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private static final List<String> NEEDED =
      List.of("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-version");

  static AlicloudSignature of(WireRequest request) {
    Matcher matcher = FORM.matcher(request.headerOrEmpty("authorization"));
    if (!matcher.matches()) {
      throw new VendorRefusal(
          400, "MissingAuthorization", "Authorization by ACS3-HMAC-SHA256 is mandatory.");
    }
    AlicloudSignature signature =
        new AlicloudSignature(matcher.group(1), matcher.group(2), matcher.group(3));
    List<String> signed = Arrays.asList(signature.signedHeaders.split(";", -1));
    if (!signed.containsAll(NEEDED)
        || !request.headerOrEmpty("x-acs-content-sha256").equals(Digests.sha256(request.body()))) {
      throw new VendorRefusal(
          400, "IncompleteSignature", "The request signature does not conform to the standards.");
    }
    return signature;
  }

  /** The signature that a request has by a secret. */
  String by(String secret, WireRequest request) {
    String query =
        request.query().entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    String headers =
        Arrays.stream(signedHeaders.split(";", -1))
            .map(name -> name + ":" + request.headerOrEmpty(name).strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.path(),
            query,
            headers,
            signedHeaders,
            request.headerOrEmpty("x-acs-content-sha256"));
    String toSign = "ACS3-HMAC-SHA256\n" + Digests.sha256(canonical);
    return HexFormat.of()
        .formatHex(Digests.hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8), toSign));
  }

  /** RFC 3986. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
