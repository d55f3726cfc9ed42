package dev.hearth.node.deploy;

import dev.hearth.node.agent.KeyFile;
import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.node.agent.WalletFile;
import dev.hearth.node.store.FileOutbox;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What came of putting the contracts onto a chain. */
public sealed interface Deployment {

  /**
   * They are there.
   *
   * @param chain the chain's number
   * @param audits what pays auditors of the escrow's claims
   * @param cost empty when the key had put them there before
   */
  record There(
      long chain,
      Address escrow,
      Address court,
      Address referee,
      Address audits,
      Optional<Cost> cost)
      implements Deployment {}

  /** They are not, or not certainly; a sentence for people. */
  record Failed(String sentence) implements Deployment {}

  /**
   * Of what this run had to send.
   *
   * @param transactions the court's, which makes the referee too, the escrow's, that of the audits;
   *     as far as they were not there
   * @param gas in units, of all of them
   */
  record Cost(List<Hash> transactions, long gas, Wei fee) {}

  /**
   * Puts them there, unless this key did so before; what it did before stays. Returns once the
   * transactions are mined or one failed; IOException means that the chain was not reached, or is
   * another than was named.
   *
   * @param folder the data folder, where what was sent is kept until it is mined
   * @param keyFile of the key that pays; see {@link KeyFile#read}
   */
  static Deployment byKey(NetworkAddress network, Path folder, Path keyFile) throws IOException {
    return by(KeyFile.read(keyFile), network, folder);
  }

  /**
   * The same, paid by the wallet in the data folder; see {@link WalletFile#read}.
   *
   * @param passphrase empty where the wallet has none
   */
  static Deployment byWallet(NetworkAddress network, Path folder, String passphrase)
      throws IOException {
    return by(WalletFile.read(folder, passphrase), network, folder);
  }

  private static Deployment by(WalletKey payer, NetworkAddress network, Path folder)
      throws IOException {
    Outbox sent = new FileOutbox(folder.resolve("deploying"));
    try (Chain chain = Chain.connect(network.rpc(), () -> 1, sent)) {
      network.check(chain.id());
      chain.recover(payer); // or what an earlier run sent would be sent once more
      return new Deploying(chain, payer).all();
    }
  }
}
