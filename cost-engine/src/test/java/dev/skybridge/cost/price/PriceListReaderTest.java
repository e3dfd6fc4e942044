package dev.skybridge.cost.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.model.Charge;
import dev.skybridge.model.Provider;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceListReaderTest {
  private static final String HEAD = "provider,region,sku,price,per,currency,source\n";
  private static final Currency CNY = Currency.getInstance("CNY");

  @Test
  void shouldSumWhatIsKnownAndNameWhatIsNot() throws IOException {
    var list =
        read(
            """
            aws,cn-north-1,m7g.large,0.5,hour,CNY,list of June
            aws,cn-north-1,gp3,0.6,month,CNY,list of June
            aws,eu-west-1,db.m7g.large,99,hour,EUR,another place
            """);

    var cost =
        list.estimate(
            Provider.AWS,
            "cn-north-1",
            List.of(
                new Charge("web", "m7g.large", 3),
                new Charge("db", "db.m7g.large", 1),
                new Charge("db", "gp3", 20)));

    // 3 × 0.5 × 730 hours, and 20 GiB × 0.6
    assertThat(cost.amounts()).containsOnlyKeys(CNY);
    assertThat(cost.amounts().get(CNY)).isEqualByComparingTo("1107");
    assertThat(cost.sources()).containsExactly("list of June");
    assertThat(cost.unpriced()).containsOnlyKeys("db").containsValue("db.m7g.large");
  }

  @Test
  void shouldKeepCurrenciesApart() throws IOException {
    var list = read("alicloud,cn-hangzhou,a,1,month,CNY,x\nalicloud,cn-hangzhou,b,2,month,USD,y\n");

    var cost =
        list.estimate(
            Provider.ALICLOUD,
            "cn-hangzhou",
            List.of(new Charge("one", "a", 1), new Charge("two", "b", 1)));

    assertThat(cost.amounts().values())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(BigDecimal.ONE, BigDecimal.TWO);
  }

  @Test
  void shouldReadColumnsInAnyOrderAndWithoutTheOnesItDoesNotKnow() throws IOException {
    var list =
        PriceListReader.read(
            new StringReader(
                """
                note,sku,region,provider,currency,per,price,source
                hi, S5.MEDIUM4 ,ap-beijing,tencentcloud,CNY,hour,0.32,list
                """),
            "p.csv");

    assertThat(list.find(Provider.TENCENTCLOUD, "ap-beijing", "S5.MEDIUM4"))
        .hasValueSatisfying(price -> assertThat(price.amount()).isEqualByComparingTo("0.32"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          azure,w,a,1,hour,EUR,x    | line 2: provider is azure
          aws,w,a,one,hour,EUR,x    | line 2: price is not a number: one
          aws,w,a,-1,hour,EUR,x     | line 2: price is below 0
          aws,w,a,1,week,EUR,x      | line 2: per is neither hour nor month
          aws,w,a,1,hour,EURO,x     | line 2: currency is not of ISO 4217: EURO
          aws,w,,1,hour,EUR,x       | line 2: sku is missing
          aws,w,a,1,hour,EUR        | line 2: source is missing
          """)
  void shouldNameTheLineThatIsWrong(String line, String message) {
    assertThatThrownBy(() -> read(line + "\n"))
        .isInstanceOf(InvalidPriceListException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseTwoPricesOfTheSame() {
    assertThatThrownBy(() -> read("aws,w,a,1,hour,EUR,x\naws,w,a,2,hour,EUR,x\n"))
        .isInstanceOf(InvalidPriceListException.class)
        .hasMessageContaining("line 3: a in w has a price already");
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    assertThatThrownBy(() -> PriceListReader.read(Path.of("no", "such.csv")))
        .isInstanceOf(InvalidPriceListException.class)
        .hasMessageContaining("such.csv can't be read");
  }

  private static PriceList read(String lines) throws IOException {
    return PriceListReader.read(new StringReader(HEAD + lines), "p.csv");
  }
}
