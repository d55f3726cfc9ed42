package dev.hearth.node.practice;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** A practice chain on loopback with an escrow and audits on it and money for whoever asks. */
final class PracticeMoney implements AutoCloseable {
  private static final Wei PLENTY = Wei.parse("1000000000000000000000");

  private final PracticeNode node;
  private final Chain chain;
  private final WalletKey bank;
  private final Escrow escrow;
  private final Audits audits;

  private PracticeMoney(
      PracticeNode node, Chain chain, WalletKey bank, Escrow escrow, Audits audits) {
    this.node = node;
    this.chain = chain;
    this.bank = bank;
    this.escrow = escrow;
    this.audits = audits;
  }

  static PracticeMoney start(Path folder, InstantSource clock, SecureRandom random)
      throws IOException {
    PracticeNode node = new PracticeNode(folder, 0, clock);
    Chain chain = Chain.connect(node.endpoint());
    WalletKey bank = WalletKey.generate(random);
    chain.practiceTools().grant(bank.address(), PLENTY);
    Escrow escrow = escrow(folder.resolve("escrow"), chain, bank);
    Audits audits = audits(folder.resolve("audits"), chain, bank);
    return new PracticeMoney(node, chain, bank, escrow, audits);
  }

  /** The one of earlier starts, whose jobs may still run, or a new one. */
  private static Escrow escrow(Path kept, Chain chain, WalletKey bank) throws IOException {
    if (Files.exists(kept)) {
      Escrow earlier = Escrow.at(chain, Address.ofHex(Files.readString(kept)));
      if (earlier.isGenuine()) {
        return earlier;
      }
    }
    Address contract = place(Escrow.deploy(chain, bank));
    Files.writeString(kept, contract.toString());
    return Escrow.at(chain, contract);
  }

  /** As with the escrow: bonds may still be there. */
  private static Audits audits(Path kept, Chain chain, WalletKey bank) throws IOException {
    if (Files.exists(kept)) {
      Audits earlier = Audits.at(chain, Address.ofHex(Files.readString(kept)));
      if (earlier.isGenuine()) {
        return earlier;
      }
    }
    Address contract = place(Audits.deploy(chain, bank));
    Files.writeString(kept, contract.toString());
    return Audits.at(chain, contract);
  }

  private static Address place(TransactionOutcome deployment) throws IOException {
    return switch (deployment) {
      case TransactionOutcome.Mined mined -> mined.contract().orElseThrow();
      case TransactionOutcome.Failed failed -> throw new IOException(failed.sentence());
    };
  }

  Chain chain() {
    return chain;
  }

  URI endpoint() {
    return node.endpoint();
  }

  Escrow escrow() {
    return escrow;
  }

  Audits audits() {
    return audits;
  }

  /** The part of the escrow that pays, or not, without goodwill. */
  Claims claims() {
    return Claims.at(chain, escrow.address());
  }

  /** Pays the gas of whoever has none. */
  WalletKey bank() {
    return bank;
  }

  void give(Address account) throws IOException {
    chain.practiceTools().grant(account, PLENTY);
  }

  void advance(Duration time) throws IOException {
    chain.practiceTools().advance(time);
  }

  @Override
  public void close() throws IOException {
    chain.close();
    node.close();
  }
}
