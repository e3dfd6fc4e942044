package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchPlanTest {

  @Test
  void shouldReadBackFromTheJournalWhatItWrote() {
    // given
    var query =
        new Lookup.ByQuery(
            "cloud:group/getThings:getThings",
            Map.of("names", PropertyValue.list(PropertyValue.of("a-name"))),
            "things",
            "arn",
            "cluster-1:",
            "/");
    var plan = new SearchPlan(Optional.of(query), Map.of("skybridge.dev/stack", "shop/shop-aws"));

    // when
    var read = SearchPlan.parse(plan.toJson());

    // then
    assertThat(read).isEqualTo(plan);
  }

  @Test
  void shouldMakeTheProvidersIdFromAMatch() {
    // given
    var whole = new Lookup.ByQuery("f", Map.of(), "ids", "");
    var tail = new Lookup.ByQuery("f", Map.of(), "list", "arn", "", "/");
    var prefixed = new Lookup.ByQuery("f", Map.of(), "pools", "id", "cls-1#", "");

    // then
    assertThat(whole.idOf("vpc-1")).isEqualTo("vpc-1");
    assertThat(tail.idOf("arn:aws:ec2:eu-central-1:1:launch-template/lt-1")).isEqualTo("lt-1");
    assertThat(prefixed.idOf("np-1")).isEqualTo("cls-1#np-1");
    assertThat(prefixed.idOf("")).isEmpty();
  }
}
