package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whose the money of one pot is: free in it, set apart for a verdict, or a bond. */
final class PotModel {
  private final int reward;
  private final Map<Address, Integer> bonds = new HashMap<>();
  private final Map<Lease, Said> verdicts = new HashMap<>();
  private final Set<Lease> exposed = new HashSet<>();
  int money;

  record Lease(Hash claim, int index) {}

  /**
   * @param matches null while it is hidden
   */
  record Said(Address auditor, long until, Boolean matches, boolean settled) {}

  PotModel(int money, int reward) {
    this.money = money;
    this.reward = reward;
  }

  int held() {
    int apart = (int) verdicts.values().stream().filter(said -> !said.settled()).count();
    return money + apart * reward + bonds.values().stream().mapToInt(Integer::intValue).sum();
  }

  int bond(Address auditor) {
    return bonds.getOrDefault(auditor, 0);
  }

  boolean enrol(Address auditor, int bond) {
    return bonds.putIfAbsent(auditor, bond) == null;
  }

  /** The bond, when it is given back. */
  int leave(Address auditor) {
    int bond = bond(auditor);
    bonds.replace(auditor, 0);
    return bond;
  }

  Said said(Lease lease) {
    return verdicts.get(lease);
  }

  boolean commit(Lease lease, Address auditor, long now, long until) {
    Said before = verdicts.get(lease);
    boolean lapsed = before != null && (isLate(before, now) || isIdle(before, now));
    boolean free = before == null || lapsed;
    if (!free || bond(auditor) == 0 || money + (lapsed ? reward : 0) < reward) {
      return false;
    }
    money -= lapsed ? 0 : reward;
    verdicts.put(lease, new Said(auditor, until, null, false));
    return true;
  }

  private static boolean isLate(Said said, long now) {
    return said.matches() == null && now > said.until();
  }

  /** It was called false four hours ago, and nobody challenged. */
  private static boolean isIdle(Said said, long now) {
    return said.matches() == Boolean.FALSE && !said.settled() && now > said.until() + 3 * 3600;
  }

  boolean reveal(Lease lease, Address auditor, long now, boolean matches) {
    Said said = verdicts.get(lease);
    boolean can =
        said != null
            && said.matches() == null
            && said.auditor().equals(auditor)
            && now <= said.until();
    if (can) {
      verdicts.put(lease, new Said(auditor, said.until(), matches, false));
    }
    return can;
  }

  /** Its reward goes back. */
  boolean lapse(Lease lease, long now) {
    Said said = verdicts.get(lease);
    boolean can = said != null && isLate(said, now);
    if (can) {
      verdicts.remove(lease);
      money += reward;
    }
    return can;
  }

  /** What is paid of its reward; the rest goes back. */
  void settle(Lease lease, int paid) {
    Said said = verdicts.get(lease);
    verdicts.put(lease, new Said(said.auditor(), said.until(), said.matches(), true));
    money += reward - paid;
  }

  /** A half of the bond comes into the pot, and the reward if it was not paid. */
  boolean expose(Lease lease) {
    Said said = verdicts.get(lease);
    if (said == null || said.matches() != Boolean.TRUE || !exposed.add(lease)) {
      return false;
    }
    if (!said.settled()) {
      settle(lease, 0);
    }
    money += leave(said.auditor()) / 2;
    return true;
  }

  int empty() {
    int rest = money;
    money = 0;
    return rest;
  }
}
