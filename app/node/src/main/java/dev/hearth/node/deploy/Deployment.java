package dev.hearth.node.deploy;

import dev.hearth.node.agent.KeyFile;
import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What came of putting the contracts onto a chain. */
public sealed interface Deployment {

  /**
   * They are there.
   *
   * @param chain the chain's number
   * @param cost empty when the key had put them there before
   */
  record There(long chain, Address escrow, Address court, Address referee, Optional<Cost> cost)
      implements Deployment {}

  /** They are not, or not certainly; a sentence for people. */
  record Failed(String sentence) implements Deployment {}

  /**
   * Of the one transaction that makes all of them.
   *
   * @param gas in units
   */
  record Cost(Hash transaction, long gas, Wei fee) {}

  /**
   * Puts them there, unless this key did so before. Returns once the transaction is mined or
   * failed; IOException means that the chain was not reached, or is another than was named.
   *
   * @param keyFile of the key that pays; see {@link KeyFile#read}
   */
  static Deployment on(NetworkAddress network, Path keyFile) throws IOException {
    WalletKey payer = KeyFile.read(keyFile);
    try (Chain chain = Chain.connect(network.rpc())) {
      network.check(chain.id());
      Optional<Escrow> earlier = Escrow.madeBy(chain, payer.address());
      return earlier.isPresent()
          ? there(chain, earlier.get().address(), Optional.empty())
          : make(chain, payer);
    }
  }

  private static Deployment make(Chain chain, WalletKey payer) throws IOException {
    return switch (Escrow.deploy(chain, payer)) {
      case TransactionOutcome.Mined mined ->
          there(
              chain,
              mined.contract().orElseThrow(),
              Optional.of(new Cost(mined.transaction(), mined.gasUsed(), mined.fee())));
      case TransactionOutcome.Failed failed -> new Failed(failed.sentence());
    };
  }

  private static Deployment there(Chain chain, Address escrow, Optional<Cost> cost)
      throws IOException {
    Address court = Claims.at(chain, escrow).court();
    return new There(chain.id(), escrow, court, Court.at(chain, court).referee(), cost);
  }
}
