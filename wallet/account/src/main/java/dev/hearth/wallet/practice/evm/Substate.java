package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one transaction accrues beside the world state (Yellow Paper, 6.1). */
final class Substate {
  private final WorldState world;
  private final Journal journal;
  private final Set<Address> warmAccounts = new HashSet<>();
  private final Set<Slot> warmSlots = new HashSet<>();
  private final Map<Slot, BigInteger> originals = new HashMap<>();
  private final Map<Slot, BigInteger> transients = new HashMap<>();
  private final Set<Address> created = new HashSet<>();
  private final Set<Address> destroyed = new HashSet<>();
  private final List<Log> logs = new ArrayList<>();
  private long refund;

  Substate(WorldState world) {
    this.world = world;
    this.journal = world.journal();
  }

  /** Marks an account as accessed; false if it was already (EIP-2929). */
  boolean warm(Address address) {
    return addJournalled(warmAccounts, address);
  }

  boolean warm(Slot slot) {
    return addJournalled(warmSlots, slot);
  }

  void markCreated(Address address) {
    addJournalled(created, address);
  }

  boolean wasCreated(Address address) {
    return created.contains(address);
  }

  void markDestroyed(Address address) {
    addJournalled(destroyed, address);
  }

  private <T> boolean addJournalled(Set<T> set, T element) {
    boolean added = set.add(element);
    if (added) {
      journal.record(() -> set.remove(element));
    }
    return added;
  }

  /** The slot's value when the transaction began; asked before its first write (EIP-2200). */
  BigInteger original(Slot slot) {
    return originals.computeIfAbsent(slot, s -> world.storage(s.account(), s.key()));
  }

  BigInteger loadTransient(Slot slot) {
    return transients.getOrDefault(slot, BigInteger.ZERO);
  }

  void storeTransient(Slot slot, BigInteger value) {
    BigInteger before = loadTransient(slot);
    transients.put(slot, value);
    journal.record(() -> transients.put(slot, before));
  }

  void addRefund(long gas) {
    refund += gas;
    journal.record(() -> refund -= gas);
  }

  long refund() {
    return refund;
  }

  void log(Log log) {
    logs.add(log);
    journal.record(logs::removeLast);
  }

  List<Log> logs() {
    return List.copyOf(logs);
  }

  Set<Address> destroyed() {
    return destroyed;
  }
}
