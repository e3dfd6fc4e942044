package dev.skybridge.cost.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.skybridge.model.Provider;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a price list: CSV with the columns {@code provider,region,sku,price,per,currency,source},
 * in any order.
 */
public final class PriceListReader {
  /** A bound: all on-demand prices of one vendor in one region are about ten thousand. */
  private static final int MOST_LINES = 1_000_000;

  private static final ObjectReader ROWS =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Row.class)
          .with(CsvSchema.emptySchema().withHeader().withColumnReordering(true));

  private PriceListReader() {}

  /**
   * Reads a file.
   *
   * @throws InvalidPriceListException if it can't be read or a line is wrong
   */
  public static PriceList read(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      return read(text, file.toString());
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidPriceListException("the price list " + file + " can't be read", e);
    }
  }

  /**
   * Reads text.
   *
   * @param name for messages
   * @throws InvalidPriceListException if a line is wrong
   */
  static PriceList read(Reader text, String name) throws IOException {
    var prices = new HashMap<PriceList.Key, Price>();
    try (var rows = ROWS.<Row>readValues(text)) {
      for (long line = 2; rows.hasNext(); line++) {
        if (line > MOST_LINES) {
          throw new InvalidPriceListException(name + ": more than " + MOST_LINES + " lines");
        }
        var where = name + ", line " + line + ": ";
        var row = rows.next();
        var key =
            new PriceList.Key(row.cloud(where), row.text("region", where), row.text("sku", where));
        if (prices.put(key, row.price(where)) != null) {
          throw new InvalidPriceListException(
              where + key.sku() + " in " + key.region() + " has a price already: keep one of them");
        }
      }
    } catch (RuntimeJsonMappingException e) {
      throw new InvalidPriceListException(name + ": " + e.getMessage(), e);
    }
    return new PriceList(prices);
  }

  /** A line; each column may be missing. */
  private record Row(
      @Nullable @JsonProperty("provider") String provider,
      @Nullable @JsonProperty("region") String region,
      @Nullable @JsonProperty("sku") String sku,
      @Nullable @JsonProperty("price") String amount,
      @Nullable @JsonProperty("per") String per,
      @Nullable @JsonProperty("currency") String currency,
      @Nullable @JsonProperty("source") String source) {

    String text(String column, String where) {
      var value =
          switch (column) {
            case "provider" -> provider;
            case "region" -> region;
            case "sku" -> sku;
            case "price" -> amount;
            case "per" -> per;
            case "currency" -> currency;
            default -> source;
          };
      if (value == null || value.isBlank()) {
        throw new InvalidPriceListException(where + column + " is missing");
      }
      return value;
    }

    Provider cloud(String where) {
      var name = text("provider", where);
      for (var each : Provider.values()) {
        if (each.packageName().equals(name)) {
          return each;
        }
      }
      throw new InvalidPriceListException(
          where + "provider is " + name + ", not aws, alicloud or tencentcloud");
    }

    Price price(String where) {
      return new Price(
          amount(where),
          switch (text("per", where).toLowerCase(Locale.ROOT)) {
            case "hour" -> Price.Per.HOUR;
            case "month" -> Price.Per.MONTH;
            default -> throw new InvalidPriceListException(where + "per is neither hour nor month");
          },
          currency(where),
          text("source", where));
    }

    private BigDecimal amount(String where) {
      try {
        var value = new BigDecimal(text("price", where));
        if (value.signum() < 0) {
          throw new InvalidPriceListException(where + "price is below 0");
        }
        return value;
      } catch (NumberFormatException e) {
        throw new InvalidPriceListException(where + "price is not a number: " + amount, e);
      }
    }

    private Currency currency(String where) {
      try {
        return Currency.getInstance(text("currency", where));
      } catch (IllegalArgumentException e) {
        throw new InvalidPriceListException(where + "currency is not of ISO 4217: " + currency, e);
      }
    }
  }
}
