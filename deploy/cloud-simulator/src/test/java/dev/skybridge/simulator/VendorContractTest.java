package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.StructCodec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ReadResponse;

/** What every vendor's provider must do, shown with its network type. */
class VendorContractTest {

  private static final Map<String, String> TAGS =
      Map.of("skybridge.dev/stack", "team/shop", "skybridge.dev/urn-name", "network");

  @TempDir private Path state;

  /** The network type of a vendor, its part, and how to find it by tags. */
  enum Sample {
    AWS(
        "aws",
        "eu-west-1",
        "aws:ec2/vpc:Vpc",
        "aws:ec2/subnet:Subnet",
        "",
        "aws:ec2/getVpcs:getVpcs",
        "ids"),
    ALICLOUD(
        "alicloud",
        "cn-hangzhou",
        "alicloud:vpc/network:Network",
        "alicloud:vpc/switch:Switch",
        "zoneId",
        "alicloud:vpc/getNetworks:getNetworks",
        "ids"),
    TENCENTCLOUD(
        "tencentcloud",
        "ap-guangzhou",
        "tencentcloud:Vpc/instance:Instance",
        "tencentcloud:Subnet/instance:Instance",
        "availabilityZone",
        "tencentcloud:Vpc/getInstances:getInstances",
        "instanceLists.vpcId");

    private final String provider;
    private final String region;
    private final String network;
    private final String subnet;
    private final String zoneProperty;
    private final String lookup;
    private final String idsInAnswer;

    Sample(
        String provider,
        String region,
        String network,
        String subnet,
        String zoneProperty,
        String lookup,
        String idsInAnswer) {
      this.provider = provider;
      this.region = region;
      this.network = network;
      this.subnet = subnet;
      this.zoneProperty = zoneProperty;
      this.lookup = lookup;
      this.idsInAnswer = idsInAnswer;
    }

    Fields subnet(String networkId, String block) {
      Fields inputs = Fields.of("vpcId", networkId, "cidrBlock", block);
      return zoneProperty.isEmpty()
          ? inputs
          : inputs.overlaidWith(
              Fields.of(zoneProperty, provider.equals("alicloud") ? region + "-b" : region + "-3"));
    }
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void shouldRefuseTyposAndMissingProperties(Sample sample) throws Exception {
    try (SimulatedClouds clouds = SimulatedClouds.start(state);
        ProviderClient client = clouds.connect(sample.provider, sample.region)) {
      // when
      var typo = client.check(sample.network, Fields.of("cidrBlock", "10.0.0.0/16", "tagz", TAGS));
      var missing = client.check(sample.subnet, Fields.of("cidrBlock", "10.0.0.0/24"));

      // then
      assertThat(typo.getFailuresList()).extracting(f -> f.getProperty()).contains("tagz");
      assertThat(missing.getFailuresList()).extracting(f -> f.getProperty()).contains("vpcId");
      assertThatThrownBy(() -> client.create(sample.network, Fields.of("cidrBlock", "not a block")))
          .hasMessageContaining("cidrBlock");
    }
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void shouldCreateReadDiffUpdateAndDelete(Sample sample) throws Exception {
    try (SimulatedClouds clouds = SimulatedClouds.start(state);
        ProviderClient client = clouds.connect(sample.provider, sample.region)) {
      // given
      Fields inputs = Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS);
      CreateResponse network = client.create(sample.network, inputs);
      CreateResponse subnet =
          client.create(sample.subnet, sample.subnet(network.getId(), "10.0.1.0/24"));

      // when
      Fields checked = StructCodec.read(client.check(sample.network, inputs).getInputs());
      ReadResponse read =
          client.read(sample.network, network.getId(), ProviderClient.outputs(network), checked);
      DiffResponse replaced =
          client.diff(
              sample.network,
              network.getId(),
              inputs,
              Fields.of("cidrBlock", "10.9.0.0/16", "tags", TAGS));
      Fields found = client.invoke(sample.lookup, Fields.of("tags", TAGS));

      // then
      assertThat(StructCodec.read(read.getProperties()).fields("tags").names())
          .isEqualTo(TAGS.keySet());
      assertThat(
              client
                  .diff(
                      sample.network,
                      network.getId(),
                      StructCodec.read(read.getInputs()),
                      StructCodec.read(read.getInputs()))
                  .getChanges())
          .isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
      assertThat(replaced.getReplacesList()).containsExactly("cidrBlock");
      assertThat(found.at(sample.idsInAnswer).asTexts()).containsExactly(network.getId());
      assertThatThrownBy(() -> client.delete(sample.network, network.getId()))
          .hasMessageMatching("(?s).*(DependencyViolation|ResourceInUse).*");
      client.delete(sample.subnet, subnet.getId());
      client.delete(sample.network, network.getId());
      assertThat(client.read(sample.network, network.getId()).getId()).isEmpty();
      assertThat(clouds.get("/resources")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void shouldRefuseSubnetsThatDoNotFit(Sample sample) throws Exception {
    try (SimulatedClouds clouds = SimulatedClouds.start(state);
        ProviderClient client = clouds.connect(sample.provider, sample.region)) {
      // given
      String network = client.create(sample.network, Fields.of("cidrBlock", "10.0.0.0/16")).getId();
      client.create(sample.subnet, sample.subnet(network, "10.0.1.0/24"));

      // then
      assertThatThrownBy(() -> client.create(sample.subnet, sample.subnet(network, "10.7.0.0/24")))
          .hasMessageContaining("10.7.0.0/24");
      assertThatThrownBy(() -> client.create(sample.subnet, sample.subnet(network, "10.0.1.0/25")))
          .hasMessageContaining("10.0.1.0/25");
      assertThatThrownBy(
              () -> client.create(sample.subnet, sample.subnet("vpc-nowhere", "10.0.2.0/24")))
          .hasMessageContaining("vpc-nowhere");
    }
  }

  @ParameterizedTest
  @EnumSource(Sample.class)
  void shouldRefuseWrongCredentialsAtTheLatestWithTheFirstCall(Sample sample) throws Exception {
    try (SimulatedClouds clouds = SimulatedClouds.start(state)) {
      assertThatThrownBy(
              () -> {
                try (ProviderClient client =
                    clouds.connect(
                        sample.provider, sample.region, sample.provider + "-key", "wrong")) {
                  client.create(sample.network, Fields.of("cidrBlock", "10.0.0.0/16"));
                }
              })
          .hasMessageContaining("Signature");
      assertThat(clouds.get("/resources")).isEmpty();
    }
  }
}
