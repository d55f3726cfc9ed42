package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What the escrow should do with one job, in the plainest words: one bit for each wei taken. */
final class EscrowModel {
  private final BitSet taken = new BitSet();
  private final Map<Address, Integer> slices = new HashMap<>();
  private final Map<Address, Integer> paid = new HashMap<>();
  private int deposit;
  private boolean closed;

  EscrowModel(int deposit) {
    this.deposit = deposit;
  }

  boolean topUp(int amount) {
    if (!closed && amount > 0) {
      deposit += amount;
      return true;
    }
    return false;
  }

  /** With one lease; all or nothing. */
  boolean redeem(Address provider, int total, int from, int price) {
    int slice = slices.getOrDefault(provider, 0) + price;
    boolean free = price > 0 && from + price <= deposit && taken.get(from, from + price).isEmpty();
    int due = Math.min(total, slice);
    if (closed || !free || due <= paid(provider)) {
      return false;
    }
    taken.set(from, from + price);
    slices.put(provider, slice);
    paid.put(provider, due);
    return true;
  }

  boolean refund() {
    boolean opened = !closed;
    closed = true;
    return opened;
  }

  int paid(Address provider) {
    return paid.getOrDefault(provider, 0);
  }

  int held() {
    return closed ? 0 : deposit - paid.values().stream().mapToInt(Integer::intValue).sum();
  }
}
