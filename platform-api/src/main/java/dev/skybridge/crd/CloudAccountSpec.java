package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skybridge.model.Provider;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * An account of one cloud.
 *
 * @param provider the cloud; immutable
 * @param region the vendor's region name; immutable
 * @param credentials Secret with the vendor's access keys
 * @param allowedNamespaces namespaces beside its own whose applications may use it
 */
public record CloudAccountSpec(
    @Required
        @ValidationRule(value = "self == oldSelf", message = "provider is immutable")
        @JsonPropertyDescription("The cloud: aws, alicloud or tencentcloud. Immutable.")
        Provider provider,
    @Required
        @Size(max = 63)
        @Pattern("^[a-z]{2}[a-z0-9-]*$")
        @ValidationRule(value = "self == oldSelf", message = "region is immutable")
        @JsonPropertyDescription(
            "The vendor's region name, for example eu-central-1, cn-hangzhou, ap-guangzhou. Immutable.")
        String region,
    @Required
        @JsonPropertyDescription(
            "Secret in the same namespace with the access keys: accessKey and secretKey; for tencentcloud secretId and secretKey.")
        SecretReference credentials,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Namespaces beside its own whose applications may use this account; \"*\" stands for all.")
        List<String> allowedNamespaces) {

  /** Copies the list. */
  public CloudAccountSpec {
    allowedNamespaces = Collections.copy(allowedNamespaces);
  }

  /** Whether an application in {@code namespace} may use an account that lives in {@code own}. */
  public boolean allows(String own, String namespace) {
    return own.equals(namespace)
        || allowedNamespaces.contains(namespace)
        || allowedNamespaces.contains("*");
  }
}
