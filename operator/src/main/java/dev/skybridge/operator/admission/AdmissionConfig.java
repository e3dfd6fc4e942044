package dev.skybridge.operator.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Where the API server asks. Nothing listens where {@code quarkus.tls.admission} has no
 * certificate.
 */
@ConfigMapping(prefix = "skybridge.admission")
public interface AdmissionConfig {
  /** Address to listen on; {@code 0.0.0.0} behind a Service. */
  @WithDefault("127.0.0.1")
  String host();

  /** Port to listen on, by TLS alone. */
  @WithDefault("9443")
  int port();
}
