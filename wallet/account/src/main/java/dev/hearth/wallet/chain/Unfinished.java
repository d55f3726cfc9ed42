package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The transactions of one chain that are not final, and which of them somebody in this process
 * follows: the others are of an earlier one, or were waited for long enough. Safe between threads.
 */
final class Unfinished {
  private final Outbox outbox;
  private final long chainId;
  private final Set<Hash> followed = ConcurrentHashMap.newKeySet();

  Unfinished(Outbox outbox, long chainId) {
    this.outbox = outbox;
    this.chainId = chainId;
  }

  /** Before it is sent; whoever does so follows it. */
  void begin(Pending fresh) throws IOException {
    followed.add(fresh.id());
    try {
      keep(fresh);
    } catch (IOException | RuntimeException e) {
      leave(fresh);
      throw e;
    }
  }

  /** Before a further version of it is sent. */
  void keep(Pending pending) throws IOException {
    outbox.keep(pending.toKeep(chainId));
  }

  void end(Pending finished) {
    outbox.remove(finished.id());
    leave(finished);
  }

  void leave(Pending pending) {
    followed.remove(pending.id());
  }

  /** False when somebody does so already. */
  boolean follow(Pending pending) {
    return followed.add(pending.id());
  }

  /** Those of a key that nobody follows, in their order. */
  List<Pending> left(WalletKey from) throws IOException {
    return here()
        .filter(kept -> kept.sender().equals(from.address()) && !followed.contains(kept.id()))
        .map(kept -> Pending.kept(from, kept))
        .sorted(Comparator.comparing(pending -> pending.content().nonce()))
        .toList();
  }

  /**
   * What those of an account would bring another.
   *
   * @param from which place in its line on
   */
  Wei bringing(Address sender, Address to, BigInteger from) throws IOException {
    return here()
        .filter(kept -> kept.sender().equals(sender))
        .map(kept -> new SignedTransaction(kept.versions().getLast()).content())
        .filter(content -> content.nonce().compareTo(from) >= 0)
        .map(UnsignedTransaction::call)
        .filter(call -> call.to().equals(Optional.of(to)))
        .map(Call::value)
        .reduce(Wei.ZERO, Wei::plus);
  }

  /** Of whatever sender, as they were sent last. */
  List<SignedTransaction> newest() throws IOException {
    return here().map(kept -> new SignedTransaction(kept.versions().getLast())).toList();
  }

  private Stream<SentTransaction> here() throws IOException {
    return outbox.all().stream().filter(kept -> kept.chainId() == chainId);
  }
}
