package dev.skybridge.operator.adapter.pulumi;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.ResourceInvokeRequest;

/**
 * What a user's program may ask of the engine: resources and functions of the provider of its own
 * account, and components that group them. Not: other providers, which the engine would start as
 * processes of the platform's own user; the outputs of other stacks; and whatever makes the engine
 * call back. Pure.
 *
 * @param packageName the provider of the account
 */
record ProgramRules(String packageName) {
  private static final String STACK = "pulumi:pulumi:Stack";

  /** What a program may say of its provider; an endpoint of its choice would get our requests. */
  private static final Set<String> PROVIDER_SETTINGS =
      Set.of("region", "version", "defaultTags", "ignoreTags");

  /** Why a resource is refused; empty where it is not. */
  Optional<String> refusal(RegisterResourceRequest request) {
    var what = request.getType() + " " + request.getName();
    if (request.getRemote()) {
      return Optional.of(what + ": a remote component");
    }
    if (!request.getPackageRef().isEmpty() || !request.getPluginDownloadURL().isEmpty()) {
      return Optional.of(what + ": a provider of the program's choice");
    }
    if (request.getTransformsCount() > 0 || request.hasHooks()) {
      return Optional.of(what + ": transforms and hooks");
    }
    if (request.getEnvVarMappingsCount() > 0) {
      return Optional.of(what + ": variables of the platform's environment");
    }
    var file = ForeignFiles.in(request.getType(), request.getObject());
    if (file.isPresent()) {
      return Optional.of(what + ": " + file.get() + " names a file of the platform's machine");
    }
    if (!request.getCustom()) {
      var reserved = request.getType().startsWith("pulumi:") && !request.getType().equals(STACK);
      return reserved ? Optional.of(what) : Optional.empty();
    }
    if (isProvider(request.getType())) {
      var settings = new TreeSet<>(request.getObject().getFieldsMap().keySet());
      settings.removeAll(PROVIDER_SETTINGS);
      return settings.isEmpty()
          ? Optional.empty()
          : Optional.of(what + ": the account says how its provider is reached, not " + settings);
    }
    return isOwn(request.getType())
        ? Optional.empty()
        : Optional.of(what + ": not of the account's provider " + packageName);
  }

  /** Why reading an object is refused; empty where it is not. */
  Optional<String> refusal(ReadResourceRequest request) {
    return isOwn(request.getType())
            && request.getPackageRef().isEmpty()
            && request.getPluginDownloadURL().isEmpty()
        ? Optional.empty()
        : Optional.of(request.getType() + " " + request.getName());
  }

  /** Why a function is refused; empty where it is not. */
  Optional<String> refusal(ResourceInvokeRequest request) {
    return isOwn(request.getTok())
            && ForeignFiles.in(request.getTok(), request.getArgs()).isEmpty()
            && request.getPackageRef().isEmpty()
            && request.getPluginDownloadURL().isEmpty()
        ? Optional.empty()
        : Optional.of("function " + request.getTok());
  }

  /** Whether this is the stack itself. */
  static boolean isStack(RegisterResourceRequest request) {
    return request.getType().equals(STACK);
  }

  private boolean isOwn(String token) {
    return token.startsWith(packageName + ":");
  }

  private boolean isProvider(String type) {
    return type.equals("pulumi:providers:" + packageName);
  }
}
