package dev.skybridge.simulator.cloud;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses (RFC 4632).
 *
 * @param first first address as a number
 * @param prefixLength number of fixed bits
 */
public record Cidr(long first, int prefixLength) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /** Parses {@code a.b.c.d/n}; empty when it is no such block, or has bits behind its prefix. */
  public static Optional<Cidr> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(matcher.group(i));
      if (octet > 255) {
        return Optional.empty();
      }
      address = address << 8 | octet;
    }
    int prefix = Integer.parseInt(matcher.group(5));
    Cidr block = new Cidr(address, prefix);
    return prefix <= 32 && address % block.size() == 0 ? Optional.of(block) : Optional.empty();
  }

  /** Number of addresses. */
  public long size() {
    return 1L << (32 - prefixLength);
  }

  /** Whether the other block lies inside this one. */
  public boolean contains(Cidr other) {
    return other.first >= first && other.first + other.size() <= first + size();
  }

  /** Whether the blocks share an address. */
  public boolean overlaps(Cidr other) {
    return first < other.first + other.size() && other.first < first + size();
  }

  /** The address at a position. */
  public String address(long position) {
    long address = first + Math.min(position, size() - 1);
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
