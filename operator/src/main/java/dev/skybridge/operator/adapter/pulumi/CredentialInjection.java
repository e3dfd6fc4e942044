package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Struct;
import dev.skybridge.model.AccountCredentials;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;

/**
 * Puts the account's credentials into the provider's configuration on its way to the provider, and
 * takes them out of what comes back: the engine, its state and its plans never see them.
 */
@SuppressWarnings("deprecation") // variables are the older form, which providers in use still read
final class CredentialInjection {
  private final AccountCredentials account;
  private final ProviderCalls upstream;

  CredentialInjection(AccountCredentials account, ProviderCalls upstream) {
    this.account = account;
    this.upstream = upstream;
  }

  /** {@code Configure} with credentials, as arguments and as variables: providers read either. */
  byte[] configure(byte[] bytes) {
    return upstream.call(
        "Configure",
        withCredentials(ProviderCalls.parse(ConfigureRequest.parser(), bytes)).toByteArray());
  }

  /** {@code CheckConfig} with credentials, which some providers try out there. */
  byte[] checkConfig(byte[] bytes) {
    var request = ProviderCalls.parse(CheckRequest.parser(), bytes);
    var sent = request.toBuilder().setNews(withCredentials(request.getNews())).build();
    var response = upstream.call("CheckConfig", sent, CheckResponse.parser());
    var inputs = response.getInputs().toBuilder();
    account.credentials().keySet().stream()
        .filter(name -> !request.getNews().containsFields(name))
        .forEach(inputs::removeFields);
    return response.toBuilder().setInputs(inputs).build().toByteArray();
  }

  /** The configuration of this account as the engine would send it. */
  ConfigureRequest ownConfiguration() {
    return withCredentials(
        ConfigureRequest.newBuilder()
            .putVariables(variable("region"), account.region())
            .setArgs(Struct.newBuilder().putFields("region", PropertyCodec.text(account.region())))
            .setAcceptSecrets(true)
            .setAcceptResources(true)
            .setSendsOldInputs(true)
            .setSendsOldInputsToDelete(true)
            .build());
  }

  private ConfigureRequest withCredentials(ConfigureRequest request) {
    var sent = request.toBuilder().setArgs(withCredentials(request.getArgs()));
    account
        .credentials()
        .forEach((name, secret) -> sent.putVariables(variable(name), secret.reveal()));
    return sent.build();
  }

  private Struct withCredentials(Struct settings) {
    var all = settings.toBuilder();
    if (!settings.containsFields("region")) { // a program need not say where its account is
      all.putFields("region", PropertyCodec.text(account.region()));
    }
    account
        .credentials()
        .forEach((name, secret) ->
            all.putFields(name, PropertyCodec.secret(PropertyCodec.text(secret.reveal()))));
    return all.build();
  }

  private String variable(String name) {
    return account.provider().packageName() + ":config:" + name;
  }
}
