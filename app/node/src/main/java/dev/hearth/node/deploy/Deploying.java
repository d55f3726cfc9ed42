package dev.hearth.node.deploy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The court, then the escrow that is told its address, then what pays audits; each unless there.
 */
final class Deploying {
  private final Chain chain;
  private final WalletKey payer;
  private final List<Mined> sent = new ArrayList<>();

  Deploying(Chain chain, WalletKey payer) {
    this.chain = chain;
    this.payer = payer;
  }

  Deployment all() throws IOException {
    Optional<Court> earlier = Court.madeBy(chain, payer.address());
    if (earlier.isPresent()) {
      return with(earlier.get());
    }
    return switch (Court.deploy(chain, payer)) {
      case Mined mined -> with(Court.at(chain, place(mined)));
      case TransactionOutcome.Failed failed -> new Deployment.Failed(failed.sentence());
    };
  }

  private Deployment with(Court court) throws IOException {
    Optional<Escrow> earlier = Escrow.madeBy(chain, payer.address(), court.address());
    if (earlier.isPresent()) {
      return with(court, earlier.get().address());
    }
    return switch (Escrow.deploy(chain, payer, court.address())) {
      case Mined mined -> with(court, place(mined));
      case TransactionOutcome.Failed failed -> new Deployment.Failed(failed.sentence());
    };
  }

  private Deployment with(Court court, Address escrow) throws IOException {
    Optional<Audits> earlier = Audits.madeBy(chain, payer.address());
    if (earlier.isPresent()) {
      return there(court, escrow, earlier.get().address());
    }
    return switch (Audits.deploy(chain, payer)) {
      case Mined mined -> there(court, escrow, place(mined));
      case TransactionOutcome.Failed failed -> new Deployment.Failed(failed.sentence());
    };
  }

  private Address place(Mined mined) {
    sent.add(mined);
    return mined.contract().orElseThrow();
  }

  private Deployment there(Court court, Address escrow, Address audits) throws IOException {
    return new Deployment.There(
        chain.id(), escrow, court.address(), court.referee(), audits, cost());
  }

  private Optional<Deployment.Cost> cost() {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    List<Hash> transactions = sent.stream().map(Mined::transaction).toList();
    long gas = sent.stream().mapToLong(Mined::gasUsed).sum();
    Wei fee = sent.stream().map(Mined::fee).reduce(Wei.ZERO, Wei::plus);
    return Optional.of(new Deployment.Cost(transactions, gas, fee));
  }
}
