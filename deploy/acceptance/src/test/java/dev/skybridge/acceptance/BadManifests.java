package dev.skybridge.acceptance;

import dev.skybridge.acceptance.BadManifest.Expected;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of manifests that can't work. */
final class BadManifests {
  private static final String ECHO =
      "components: [{name: web, image: \"demo.skybridge.dev/echo:1.0\", port: 8080}]\n";
  private static final String HERE = "placements: [{name: here}]\n";
  private static final String AWS = "placements: [{name: aws, account: aws-main}]\n";

  private final TestNamespace namespace;
  private final String otherNamespace;
  private final String git;
  private final List<BadManifest> table = new ArrayList<>();
  private int names;

  private BadManifests(TestNamespace namespace, TestNamespace other, String git) {
    this.namespace = namespace;
    this.otherNamespace = other.name();
    this.git = git;
  }

  /**
   * All of them, for one namespace.
   *
   * @param other a namespace whose accounts this one may not use
   * @param git address of a Git repository that exists
   */
  static Stream<BadManifest> in(TestNamespace namespace, TestNamespace other, String git) {
    BadManifests manifests = new BadManifests(namespace, other, git);
    manifests.refusedByTheSchema();
    manifests.refusedByRules();
    manifests.refusedAsChanges();
    manifests.refusedByTheOperator();
    manifests.stalledByWhatTheyNeed();
    return manifests.table.stream();
  }

  private void refusedByTheSchema() {
    refused("unknown provider", account("provider: azure", "{name: keys}"), "spec.provider");
    refused("port 70000", app(ECHO.replace("8080", "70000") + HERE), "port");
    refused("unknown field", app(ECHO + HERE + "replicaz: 3\n"), "replicaz");
    refused(
        "unknown resource type",
        app(ECHO + AWS + "resources: [{name: x, type: mainframe}]\n"),
        "spec.resources[0].type");
    refused("no placement", app(ECHO + "placements: []\n"), "spec.placements");
    refused(
        "Git URL without a scheme",
        app("source: {repository: \"just some words\", path: deploy}\n" + HERE),
        "spec.source.repository");
    refused("name of 300 characters", app("x".repeat(300), ECHO + HERE), "metadata.name");
    refused("memory in words", app(component("memory: plenty") + HERE), "memory");
    refused(
        "two components of one name",
        app(
            """
            components:
              - {name: web, image: "demo.skybridge.dev/echo:1.0", port: 8080}
              - {name: web, image: "demo.skybridge.dev/echo:1.0", port: 8080}
            """
                + HERE),
        "spec.components[1]");
  }

  private void refusedByRules() {
    refused(
        "min > max",
        app(
            ECHO
                + AWS
                + "resources: [{name: x, type: vmGroup, minInstances: 5, maxInstances: 2}]\n"),
        "minInstances");
    refused(
        "both source and components",
        app(ECHO + "source: {repository: \"" + git + "\", path: deploy}\n" + HERE),
        "exactly one of source and components");
    refused("neither source nor components", app(HERE), "exactly one of source and components");
    refused(
        "resources without an account",
        app(ECHO + HERE + "resources: [{name: x, type: bucket}]\n"),
        "account");
    refused(
        "a variable with both value and secret",
        app(component("env: [{name: A, value: b, secret: {name: s, key: k}}]") + HERE),
        "exactly one of value and secret");
  }

  private void refusedAsChanges() {
    String good =
        paused("moved", ECHO + AWS + "resources: [{name: db, type: postgres, storageGib: 40}]\n");
    changed(
        "account changed", good, good.replace("aws-main", "alicloud-main"), "account is immutable");
    changed(
        "type changed",
        good,
        good.replace("postgres, storageGib: 40", "cache"),
        "type is immutable");
    changed("disk shrinks", good, good.replace("40", "20"), "storageGib can only grow");
  }

  /** Without the operator's webhook they would be Stalled; see CycleAcceptanceTest. */
  private void refusedByTheOperator() {
    refused(
        "resources that depend on each other",
        app(
            ECHO
                + AWS
                + """
                resources:
                  - {name: a, type: bucket, dependsOn: [b]}
                  - {name: b, type: bucket, dependsOn: [a]}
                """),
        "a → b → a");
    refused(
        "a resource that depends on nothing there is",
        app(ECHO + AWS + "resources: [{name: a, type: bucket, dependsOn: [nothing]}]\n"),
        "resource a depends on nothing");
    refused(
        "a binding to nothing",
        app(component("bindings: [nothing]") + HERE),
        "component web binds nothing");
    String first = name();
    String second = name();
    table.add(
        new BadManifest(
            "applications that depend on each other",
            "",
            namespace.manifest(first, ECHO + HERE + "dependsOn: [" + second + "]\n"),
            namespace.manifest(second, ECHO + HERE + "dependsOn: [" + first + "]\n"),
            new Expected.Refused(second + " → " + first + " → " + second)));
  }

  private void stalledByWhatTheyNeed() {
    stalled(
        "an application that depends on none there is",
        ECHO + HERE + "dependsOn: [nobody]\n",
        Reason.DEPENDENCY_NOT_FOUND,
        "nobody");
    stalled(
        "a component's Secret is missing",
        component("env: [{name: A, secret: {name: no-such-secret, key: k}}]") + HERE,
        Reason.SECRET_NOT_FOUND,
        "no-such-secret");
    stalled(
        "unknown account",
        ECHO
            + AWS.replace("aws-main", "no-such-account")
            + "resources: [{name: a, type: bucket}]\n",
        Reason.ACCOUNT_NOT_FOUND,
        "no-such-account");
    stalled(
        "an account that this namespace may not use",
        ECHO
            + "placements: [{name: aws, account: aws-main, accountNamespace: "
            + otherNamespace
            + "}]\nresources: [{name: a, type: bucket}]\n",
        Reason.ACCOUNT_NOT_ALLOWED,
        otherNamespace);
    stalled(
        "a source path that does not exist",
        "source: {repository: \"" + git + "\", path: no/such/path}\n" + HERE,
        Reason.SOURCE_NOT_FOUND,
        "no/such/path");
    String name = "account-" + name();
    table.add(
        new BadManifest(
            "an account's Secret is missing",
            "cloudaccount/" + name,
            "",
            account(name, "provider: aws", "{name: no-such-keys}"),
            new Expected.Stalled(Reason.SECRET_NOT_FOUND, "no-such-keys")));
  }

  private void refused(String what, String manifest, String naming) {
    table.add(new BadManifest(what, "", "", manifest, new Expected.Refused(naming)));
  }

  private void changed(String what, String good, String bad, String naming) {
    table.add(new BadManifest(what, "", good, bad, new Expected.Refused(naming)));
  }

  private void stalled(String what, String spec, Reason reason, String naming) {
    String name = name();
    table.add(
        new BadManifest(
            what,
            "applications.skybridge.dev/" + name,
            "",
            namespace.manifest(name, spec),
            new Expected.Stalled(reason, naming)));
  }

  private String name() {
    names++;
    return "bad-" + names;
  }

  private String app(String spec) {
    return app(name(), spec);
  }

  private String app(String name, String spec) {
    return namespace.manifest(name, spec);
  }

  /** Nothing is made of a paused application, so changing it costs nothing. */
  private String paused(String name, String spec) {
    return namespace
        .manifest(name, spec)
        .replace("metadata:\n", "metadata:\n  annotations: {skybridge.dev/paused: \"true\"}\n");
  }

  private static String component(String field) {
    return "components: [{name: web, image: \"demo.skybridge.dev/echo:1.0\", port: 8080, "
        + field
        + "}]\n";
  }

  private String account(String provider, String credentials) {
    return account("account-" + name(), provider, credentials);
  }

  private String account(String name, String provider, String credentials) {
    return """
    apiVersion: skybridge.dev/v1alpha1
    kind: CloudAccount
    metadata: {name: %s, namespace: %s}
    spec: {%s, region: eu-central-1, credentials: %s}
    """
        .formatted(name, namespace.name(), provider, credentials);
  }
}
