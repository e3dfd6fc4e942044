package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Makes the SDK's clients for one account: its keys, its region, the configured addresses. They
 * send once, since trying again is the caller's; nothing is read from the machine's environment.
 * The transport, which pools nothing but the JDK's idle connections, is shared and never closed.
 */
record AwsClients(CallSettings settings, AccountCredentials account) {
  private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  private static final ClientOverrideConfiguration ONCE =
      ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();

  /** A client; the caller closes it. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      String api, B builder) {
    settings.endpoint(Provider.AWS, api).ifPresent(builder::endpointOverride);
    return builder
        .httpClient(HTTP)
        .overrideConfiguration(ONCE)
        .region(Region.of(account.region()))
        .credentialsProvider(credentials())
        .build();
  }

  private AwsCredentialsProvider credentials() {
    var key = secret("accessKey");
    var secret = secret("secretKey");
    var token = account.credentials().get("token");
    return StaticCredentialsProvider.create(
        token == null
            ? AwsBasicCredentials.create(key, secret)
            : AwsSessionCredentials.create(key, secret, token.reveal()));
  }

  private String secret(String name) {
    var text = account.credentials().getOrDefault(name, SecretText.of("")).reveal();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(account.account() + " has no " + name);
    }
    return text;
  }
}
