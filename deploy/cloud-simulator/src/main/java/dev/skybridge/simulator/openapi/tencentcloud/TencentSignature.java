package dev.skybridge.simulator.openapi.tencentcloud;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.openapi.Digests;
import dev.skybridge.simulator.openapi.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A signature by TC3-HMAC-SHA256. Source: API 3.0, "Signature Method v3".
 *
 * @param keyId SecretId that it names
 * @param scope {@code date/product/tc3_request}
 * @param signedHeaders names in lower case, as they came
 */
record TencentSignature(String keyId, String scope, String signedHeaders, String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "TC3-HMAC-SHA256 Credential=([^/]+)/(\\d{4}-\\d{2}-\\d{2}/[^/]+/tc3_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  static TencentSignature of(WireRequest request) {
    Matcher matcher = FORM.matcher(request.headerOrEmpty("authorization"));
    if (!matcher.matches()) {
      throw new VendorRefusal(
          200, "AuthFailure.InvalidAuthorization", "The `Authorization` in the header is invalid.");
    }
    TencentSignature signature =
        new TencentSignature(
            matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    if (!Arrays.asList(signature.signedHeaders.split(";", -1))
        .containsAll(java.util.List.of("content-type", "host"))) {
      throw new VendorRefusal(
          200, "AuthFailure.SignatureFailure", "content-type and host must be signed.");
    }
    return signature;
  }

  /** The product that the request is for. */
  String product() {
    return scope.split("/", -1)[1];
  }

  /** The signature that a request has by a secret. */
  String by(String secret, WireRequest request) {
    String headers =
        Arrays.stream(signedHeaders.split(";", -1))
            .map(name -> name + ":" + request.headerOrEmpty(name).strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            "/",
            "",
            headers,
            signedHeaders,
            Digests.sha256(request.body()));
    String toSign =
        String.join(
            "\n",
            "TC3-HMAC-SHA256",
            request.headerOrEmpty("x-tc-timestamp"),
            scope,
            Digests.sha256(canonical));
    byte[] key = ("TC3" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = Digests.hmac("HmacSHA256", key, part);
    }
    return HexFormat.of().formatHex(Digests.hmac("HmacSHA256", key, toSign));
  }
}
