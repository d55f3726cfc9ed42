package dev.hearth.wallet.chain;

import java.util.List;

/**
 * Why a contract refused.
 *
 * @param error the name of the contract's error, {@code Error} or {@code Panic} for Solidity's own,
 *     {@code Unknown} for anything else
 * @param arguments as text: numbers in decimal, bytes and addresses in hexadecimal
 */
public record Revert(String error, List<String> arguments) {
  static final Revert UNKNOWN = new Revert("Unknown", List.of());

  public Revert {
    arguments = List.copyOf(arguments);
  }

  /** As in Solidity: {@code SliceOverlaps(100, 50)}. */
  @Override
  public String toString() {
    return error + "(" + String.join(", ", arguments) + ")";
  }
}
