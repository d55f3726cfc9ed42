package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.keys.WalletKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction that was sent, in all the versions that were: they share one nonce, so that the
 * chain takes one of them at most.
 *
 * @param content of the newest
 * @param versions at least one, the newest last
 */
record Pending(WalletKey from, UnsignedTransaction content, List<SignedTransaction> versions) {
  Pending {
    versions = List.copyOf(versions);
  }

  static Pending first(WalletKey from, UnsignedTransaction content) {
    return new Pending(from, content, List.of(content.signedBy(from)));
  }

  /** One that was kept, followed on with the key of its sender. */
  static Pending kept(WalletKey from, SentTransaction kept) {
    List<SignedTransaction> versions =
        kept.versions().stream().map(SignedTransaction::new).toList();
    return new Pending(from, versions.getLast().content(), versions);
  }

  SentTransaction toKeep(long chainId) {
    List<Bytes> signed = versions.stream().map(SignedTransaction::bytes).toList();
    return new SentTransaction(chainId, sender(), signed);
  }

  /** Its name, which a further version does not change. */
  Hash id() {
    return versions.getFirst().hash();
  }

  /** With a further version for the same place. */
  Pending replacedBy(UnsignedTransaction dearer) {
    List<SignedTransaction> all = new ArrayList<>(versions);
    all.add(dearer.signedBy(from));
    return new Pending(from, dearer, all);
  }

  SignedTransaction newest() {
    return versions.getLast();
  }

  /** Under which the chain would know it, the likeliest first. */
  List<Hash> hashes() {
    return versions.reversed().stream().map(SignedTransaction::hash).toList();
  }

  Address sender() {
    return from.address();
  }
}
