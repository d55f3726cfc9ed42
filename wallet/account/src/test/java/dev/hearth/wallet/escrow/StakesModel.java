package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.util.HashMap;
import java.util.Map;

/** Whose the stakes in one token are, none of which ever touches a deposit. */
final class StakesModel {
  private final Map<Address, Integer> bonds = new HashMap<>();
  private final Map<Address, Integer> credits = new HashMap<>();
  private final Map<Hash, Integer> payersBonds = new HashMap<>();
  private final Map<Address, Integer> upTos = new HashMap<>();
  private int atStake;
  private int burned;

  int bond(Address provider) {
    return bonds.getOrDefault(provider, 0);
  }

  int credit(Address account) {
    return credits.getOrDefault(account, 0);
  }

  /** All that the escrow holds apart from deposits. */
  int held() {
    return atStake + sum(bonds) + sum(credits) + sum(payersBonds);
  }

  /** What is nobody's any more. */
  int burned() {
    return burned;
  }

  void post(Address provider, int amount) {
    bonds.merge(provider, amount, Integer::sum);
  }

  /** From now on a provider's pay fills its bond to here. */
  void fill(Address provider, int upTo) {
    upTos.put(provider, upTo);
  }

  /** What of a payment becomes bond. */
  int hold(Address provider, int due) {
    int held = Math.clamp(upTos.getOrDefault(provider, 0) - (long) bond(provider), 0, due);
    post(provider, held);
    return held;
  }

  boolean withdraw(Address provider, int amount) {
    if (amount > bond(provider)) {
      return false;
    }
    post(provider, -amount);
    return true;
  }

  boolean lock(Address provider, int stake) {
    boolean locked = withdraw(provider, stake);
    atStake += locked ? stake : 0;
    return locked;
  }

  void unlock(Address provider, int stake) {
    atStake -= stake;
    post(provider, stake);
  }

  /** A challenger brings its own. */
  void bring(int stake) {
    atStake += stake;
  }

  /** A challenger takes its own back, and half of the other side's. */
  void challengerWins(Address challenger, int stake, boolean othersStaked) {
    atStake -= othersStaked ? 2 * stake : stake;
    burned += othersStaked ? stake - stake / 2 : 0;
    credits.merge(challenger, stake + (othersStaked ? stake / 2 : 0), Integer::sum);
  }

  void providerWins(Address provider, int stake) {
    atStake -= stake;
    burned += stake - stake / 2;
    post(provider, stake / 2);
  }

  /** A job's payer answers for its leases. */
  void bond(Hash job, int amount) {
    payersBonds.put(job, amount);
  }

  boolean slash(Hash job, Address finder) {
    int bond = returned(job);
    credits.merge(finder, bond / 2, Integer::sum);
    burned += bond - bond / 2;
    return bond > 0;
  }

  /** The whole bond, when it is given back. */
  int returned(Hash job) {
    Integer bond = payersBonds.remove(job);
    return bond == null ? 0 : bond;
  }

  int collect(Address account) {
    int credit = credit(account);
    credits.remove(account);
    return credit;
  }

  private static int sum(Map<?, Integer> amounts) {
    return amounts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
