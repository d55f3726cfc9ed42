package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All accounts. Changes are journalled until {@link #commit}. Not thread-safe. */
public final class WorldState {
  private final Map<Address, Account> accounts = new HashMap<>();
  private final Set<Slot> changedSlots = new HashSet<>();
  private final Set<Address> changedAccounts = new HashSet<>();
  private final Journal journal = new Journal();

  Journal journal() {
    return journal;
  }

  public boolean isEmpty(Address address) {
    Account account = accounts.get(address);
    return account == null || account.isEmpty();
  }

  public BigInteger balance(Address address) {
    Account account = accounts.get(address);
    return account == null ? BigInteger.ZERO : account.balance;
  }

  public long nonce(Address address) {
    Account account = accounts.get(address);
    return account == null ? 0 : account.nonce;
  }

  public Code code(Address address) {
    Account account = accounts.get(address);
    return account == null ? Code.EMPTY : account.code;
  }

  public BigInteger storage(Address address, BigInteger key) {
    Account account = accounts.get(address);
    return account == null ? BigInteger.ZERO : account.storage.getOrDefault(key, BigInteger.ZERO);
  }

  boolean hasStorage(Address address) {
    Account account = accounts.get(address);
    return account != null && !account.storage.isEmpty();
  }

  public void setBalance(Address address, BigInteger wei) {
    Account account = change(address);
    BigInteger before = account.balance;
    account.balance = wei;
    journal.record(() -> account.balance = before);
  }

  void add(Address address, BigInteger wei) {
    setBalance(address, balance(address).add(wei));
  }

  void subtract(Address address, BigInteger wei) {
    setBalance(address, balance(address).subtract(wei));
  }

  void transfer(Address from, Address to, BigInteger wei) {
    subtract(from, wei);
    add(to, wei);
  }

  public void setNonce(Address address, long nonce) {
    Account account = change(address);
    long before = account.nonce;
    account.nonce = nonce;
    journal.record(() -> account.nonce = before);
  }

  void incrementNonce(Address address) {
    setNonce(address, nonce(address) + 1);
  }

  public void setCode(Address address, byte[] bytes) {
    Account account = change(address);
    Code before = account.code;
    account.code = new Code(bytes);
    journal.record(() -> account.code = before);
  }

  public void setStorage(Address address, BigInteger key, BigInteger value) {
    Account account = change(address);
    changedSlots.add(new Slot(address, key));
    BigInteger before = storage(address, key);
    put(account, key, value);
    journal.record(() -> put(account, key, before));
  }

  private static void put(Account account, BigInteger key, BigInteger value) {
    if (value.signum() == 0) {
      account.storage.remove(key);
    } else {
      account.storage.put(key, value);
    }
  }

  void delete(Address address) {
    changedAccounts.add(address);
    Account removed = accounts.remove(address);
    if (removed != null) {
      journal.record(() -> accounts.put(address, removed));
    }
  }

  private Account change(Address address) {
    changedAccounts.add(address);
    Account account = accounts.get(address);
    if (account == null) {
      account = new Account();
      accounts.put(address, account);
      journal.record(() -> accounts.remove(address));
    }
    return account;
  }

  /** Makes every change since the last commit final. */
  public void commit() {
    journal.clear();
  }

  /** Takes back every change since the last commit. */
  public void rollback() {
    journal.revertTo(0);
  }

  /** Accounts changed, perhaps back again, since the last call. */
  Set<Address> takeChangedAccounts() {
    return take(changedAccounts);
  }

  Set<Slot> takeChangedSlots() {
    return take(changedSlots);
  }

  private static <T> Set<T> take(Set<T> changed) {
    Set<T> taken = Set.copyOf(changed);
    changed.clear();
    return taken;
  }
}
