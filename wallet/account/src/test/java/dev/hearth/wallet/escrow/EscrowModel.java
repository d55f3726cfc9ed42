package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Lease;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the escrow should do with one job, in the plainest words: one bit for each wei taken. */
final class EscrowModel {
  private record Slice(int from, int price) {}

  private final BitSet taken = new BitSet();
  private final Set<Slice> whole = new HashSet<>();
  private final Set<Lease> counted = new HashSet<>();
  private final Map<Address, Integer> slices = new HashMap<>();
  private final Map<Address, Integer> paid = new HashMap<>();
  private final Map<Address, Integer> stood = new HashMap<>();
  private final Map<Address, Integer> pending = new HashMap<>();
  private int deposit;
  private int returned;
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

  /** With one lease; all or nothing. Returns what is paid, 0 when it is refused. */
  int redeem(Address provider, int total, int from, int price) {
    int slice = of(slices, provider) + price;
    int earned = Math.min(Math.max(total, of(stood, provider)), slice);
    int due = earned - paid(provider);
    if (closed || !isFree(taken, from, price) || due <= 0) {
      return 0;
    }
    take(provider, from, price);
    add(paid, provider, due);
    return due;
  }

  boolean takesClaims(int amount) {
    return !closed && amount > 0 && amount <= deposit;
  }

  void pend(Address provider, int amount) {
    add(pending, provider, amount);
  }

  /**
   * By a claim that stood; all or nothing.
   *
   * @param left what the claim may still be paid
   * @return what is paid, -1 when it is refused
   */
  int count(Address provider, List<Lease> leases, int left) {
    BitSet after = (BitSet) taken.clone();
    Set<Slice> fresh = new HashSet<>();
    Set<Lease> once = new HashSet<>(counted);
    for (Lease lease : leases) {
      Slice slice = slice(lease);
      if (!once.add(lease)) {
        return -1;
      }
      if (whole.contains(slice) || fresh.contains(slice)) {
        continue;
      }
      if (!isFree(after, slice.from, slice.price)) {
        return -1;
      }
      after.set(slice.from, slice.from + slice.price);
      fresh.add(slice);
    }
    int sum = leases.stream().mapToInt(lease -> slice(lease).price).sum();
    if (sum > left) {
      return -1;
    }
    fresh.forEach(slice -> take(provider, slice.from, slice.price));
    counted.addAll(leases);
    add(stood, provider, sum);
    add(pending, provider, -sum);
    int earned = Math.min(of(stood, provider), of(slices, provider));
    int due = Math.min(sum, Math.max(0, earned - paid(provider)));
    add(paid, provider, due);
    return due;
  }

  /** Returns what goes back, -1 when it is refused. */
  int refund() {
    int rest = Math.max(0, held() - reserved());
    if (closed && rest == 0) {
      return -1;
    }
    closed = true;
    returned += rest;
    return rest;
  }

  int paid(Address provider) {
    return of(paid, provider);
  }

  int taken(Address provider) {
    return of(slices, provider);
  }

  int held() {
    return deposit - returned - paid.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What pending claims list beyond what was paid already. */
  private int reserved() {
    return pending.keySet().stream()
        .mapToInt(
            p -> {
              int more = of(stood, p) + of(pending, p) - paid(p);
              return Math.clamp(more, 0, of(pending, p));
            })
        .sum();
  }

  private boolean isFree(BitSet of, int from, int price) {
    return price > 0 && from + price <= deposit && of.get(from, from + price).isEmpty();
  }

  private void take(Address provider, int from, int price) {
    taken.set(from, from + price);
    whole.add(new Slice(from, price));
    add(slices, provider, price);
  }

  private static Slice slice(Lease lease) {
    return new Slice(lease.from().amount().intValueExact(), lease.price().amount().intValueExact());
  }

  private static int of(Map<Address, Integer> amounts, Address provider) {
    return amounts.getOrDefault(provider, 0);
  }

  private static void add(Map<Address, Integer> amounts, Address provider, int amount) {
    amounts.merge(provider, amount, Integer::sum);
  }
}
