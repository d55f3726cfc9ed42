package dev.hearth.node.agent;

import dev.hearth.api.EarningsDay;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.Passphrase;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The wallet's part of the local API. */
final class WalletDesk {
  private static final String FAILED = "WALLET-FAILED";
  private static final int MOST_DAYS = 3660;
  private final Agent agent;

  WalletDesk(Agent agent) {
    this.agent = agent;
  }

  WalletView show() {
    Identity identity = agent.household().identity();
    return Refused.orTell(
        FAILED,
        "The balance cannot be read",
        () -> {
          Address own = identity.address();
          return new WalletView(
              own,
              balance(own),
              agent.overview().earnings(),
              "ETH",
              identity.isGuarded(),
              identity.isBackedUp());
        });
  }

  /** Null while there is no chain to ask. */
  private Wei balance(Address own) throws IOException {
    Optional<Participation> joined = agent.participation();
    return joined.isPresent() ? joined.get().chain().balance(own) : null;
  }

  /** Guards the wallet there is, or restores another from its words. */
  WalletView create(WalletCreation creation) {
    return Refused.orTell(
        FAILED,
        "The wallet cannot be written",
        () -> {
          Identity identity = agent.household().identity();
          if (creation.phrase().isBlank()) {
            identity.guard(creation.old(), creation.passphrase());
          } else {
            identity.restore(creation.old(), creation.phrase(), creation.passphrase());
            agent.membership().again(); // what is earned from now on is the new wallet's
          }
          return show();
        });
  }

  WalletView faucet(FaucetRequest request) {
    Participation joined = agent.participation().orElseThrow(Refused::noNetwork);
    if (!joined.network().practice()) {
      throw new RpcException(
          "FAUCET-NONE", "Real networks give no free money.", "Pay in from another wallet.");
    }
    return Refused.orTell(
        FAILED,
        "The faucet did not give",
        () -> {
          Identity identity = agent.household().identity();
          Address to =
              request.address().isEmpty() ? identity.address() : Address.ofHex(request.address());
          joined.chain().practiceTools().grant(to, Wei.parse(request.wei()));
          return show();
        });
  }

  WalletPhrase phrase(Passphrase passphrase) {
    return Refused.orTell(
        FAILED,
        "The wallet cannot be read",
        () -> new WalletPhrase(agent.household().identity().words(passphrase.value())));
  }

  ReceiptPage receipts(ReceiptsRequest request) {
    return agent.earnings().receipts(request);
  }

  List<EarningsDay> history(int days) {
    Clock clock = agent.household().clock();
    LocalDate from = LocalDate.now(clock).minusDays(Math.clamp(days, 1, MOST_DAYS) - 1L);
    return agent.earnings().history(from, clock.getZone());
  }

  WalletView redeem() {
    Participation joined = agent.participation().orElseThrow(Refused::noNetwork);
    List<String> troubles =
        Refused.orTell(FAILED, "The vouchers cannot be redeemed", joined::redeemAll);
    agent.feed().changed();
    if (!troubles.isEmpty()) {
      throw new RpcException(FAILED, String.join(" ", troubles), "The rest was collected.");
    }
    return show();
  }
}
