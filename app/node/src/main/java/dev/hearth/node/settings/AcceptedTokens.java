package dev.hearth.node.settings;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.keys.Spelling;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tokens that the owner works for besides coin.
 *
 * @param worth of a whole one in coin, as the owner says; 0 where it was not said
 */
public record AcceptedTokens(Map<Address, BigDecimal> worth) {
  public AcceptedTokens {
    worth = Map.copyOf(worth);
  }

  /** Coin is always. */
  public boolean accepts(Address token) {
    return token.equals(Address.ZERO) || worth.containsKey(token);
  }

  public Set<Address> tokens() {
    return worth.keySet();
  }

  /** Empty where the owner did not say. */
  public Optional<BigDecimal> worth(Address token) {
    return Optional.ofNullable(worth.get(token)).filter(said -> said.signum() > 0);
  }

  /** And this one too, whatever it is worth. */
  public AcceptedTokens with(Address token) {
    Map<Address, BigDecimal> more = new LinkedHashMap<>(worth);
    more.putIfAbsent(token, BigDecimal.ZERO);
    return new AcceptedTokens(more);
  }

  /** As the setting's text, without a space. */
  public String text() {
    return worth.entrySet().stream()
        .map(
            said ->
                said.getKey()
                    + (said.getValue().signum() == 0 ? "" : "=" + said.getValue().toPlainString()))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Addresses with commas between them, each with "=" and its worth or without; or "none". */
  static AcceptedTokens read(String text) {
    Map<Address, BigDecimal> worth = new LinkedHashMap<>();
    for (String part : text.equalsIgnoreCase("none") ? new String[0] : text.split(",")) {
      String[] sides = part.split("=", 2);
      Address token = Spelling.read(sides[0].strip());
      BigDecimal said = sides.length == 1 ? BigDecimal.ZERO : amount(sides[1].strip());
      if (token.equals(Address.ZERO) || worth.put(token, said) != null) {
        throw new IllegalArgumentException(part);
      }
    }
    return new AcceptedTokens(worth);
  }

  private static BigDecimal amount(String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,18})?")) {
      throw new IllegalArgumentException(text);
    }
    return new BigDecimal(text);
  }
}
