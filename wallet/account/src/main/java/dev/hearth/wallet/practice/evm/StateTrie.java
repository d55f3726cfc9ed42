package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;
import dev.hearth.wallet.practice.trie.Trie;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The state root of a world, brought up to date with what changed (Yellow Paper, 4.1). */
public final class StateTrie {
  private final WorldState world;
  private final Map<Address, Trie> storages = new HashMap<>();
  private Trie accounts = Trie.EMPTY;

  public StateTrie(WorldState world) {
    this.world = world;
  }

  /** The root after all committed changes. */
  public Hash root() {
    world.takeChangedSlots().forEach(this::updateStorage);
    world.takeChangedAccounts().forEach(this::updateAccount);
    return accounts.root();
  }

  private void updateStorage(Slot slot) {
    byte[] key = Hash.keccak256(Word.toBytes(slot.key())).toArray();
    BigInteger value = world.storage(slot.account(), slot.key());
    Trie storage = storage(slot.account());
    storages.put(
        slot.account(),
        value.signum() == 0 ? storage.remove(key) : storage.put(key, Rlp.of(value).encode()));
  }

  private void updateAccount(Address address) {
    byte[] key = Hash.keccak256(address.toArray()).toArray();
    accounts =
        world.isEmpty(address)
            ? accounts.remove(key)
            : accounts.put(key, account(address).encode());
  }

  private Rlp account(Address address) {
    return Rlp.list(
        Rlp.of(new BigInteger(Long.toUnsignedString(world.nonce(address)))),
        Rlp.of(world.balance(address)),
        Rlp.of(storage(address).root().toArray()),
        Rlp.of(world.code(address).hash().toArray()));
  }

  private Trie storage(Address address) {
    return storages.getOrDefault(address, Trie.EMPTY);
  }
}
