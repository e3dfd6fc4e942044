package dev.skybridge.operator.admission;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What the registry would have read from files. */
record Certificates(@Nullable KeyStoreOptions own, @Nullable KeyStoreOptions trusted)
    implements TlsConfiguration, TlsConfigurationRegistry {

  @Override
  public @Nullable KeyStore getKeyStore() {
    return null;
  }

  @Override
  public @Nullable KeyCertOptions getKeyStoreOptions() {
    return own;
  }

  @Override
  public @Nullable KeyStore getTrustStore() {
    return null;
  }

  @Override
  public @Nullable TrustOptions getTrustStoreOptions() {
    return trusted;
  }

  @Override
  public SSLOptions getSSLOptions() {
    return new SSLOptions().setKeyCertOptions(own).setTrustOptions(trusted);
  }

  @Override
  public SSLContext createSSLContext() {
    throw new UnsupportedOperationException("the listener makes its own");
  }

  @Override
  public boolean isTrustAll() {
    return false;
  }

  @Override
  public Optional<String> getHostnameVerificationAlgorithm() {
    return Optional.empty();
  }

  @Override
  public boolean usesSni() {
    return false;
  }

  @Override
  public boolean reload() {
    return false;
  }

  @Override
  public Optional<TlsConfiguration> get(String name) {
    return name.equals("admission") && own != null ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<TlsConfiguration> getDefault() {
    return Optional.empty();
  }

  @Override
  public void register(String name, TlsConfiguration configuration) {
    throw new UnsupportedOperationException("nothing is added");
  }
}
