package dev.hearth.node.agent;

import dev.hearth.api.EarningsDay;
import dev.hearth.api.ExportedKey;
import dev.hearth.api.ExportedReceipt;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.KeyExport;
import dev.hearth.api.KeyImport;
import dev.hearth.api.LeaseReference;
import dev.hearth.api.Passphrase;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenReference;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.ImportedKey;
import dev.hearth.wallet.keys.Web3Keystore;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wallet's part of the local API. */
final class WalletDesk {
  private static final String FAILED = "WALLET-FAILED";
  private static final Logger LOG = LoggerFactory.getLogger(WalletDesk.class);
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
              identity.isBackedUp(),
              identity.isWatching(),
              identity.machine(),
              tokens(own));
        });
  }

  /** One that cannot be read is left out: it may not be a token at all. */
  private List<TokenBalance> tokens(Address own) {
    return agent.participation().map(joined -> tokens(joined, own)).orElse(List.of());
  }

  private List<TokenBalance> tokens(Participation joined, Address own) {
    List<TokenBalance> balances = new ArrayList<>();
    for (Address token : tokens()) {
      try {
        balances.add(balance(joined, token, own));
      } catch (IOException e) {
        LOG.debug("The balance of {} is not known: {}", token, e.getMessage());
      }
    }
    return balances;
  }

  private Set<Address> tokens() {
    Values values = agent.household().settings().values();
    Set<Address> tokens = new TreeSet<>(Comparator.comparing(Address::toString));
    tokens.addAll(values.get(Catalogue.PAY_TOKENS).tokens());
    agent.overview().earnings().tokens().forEach(earned -> tokens.add(earned.money().token()));
    agent.overview().ownJobs().forEach(job -> tokens.add(job.money().token()));
    tokens.remove(Address.ZERO);
    return tokens;
  }

  private static TokenBalance balance(Participation joined, Address token, Address own)
      throws IOException {
    return new TokenBalance(
        joined.tokens().denomination(token), joined.tokens().balance(token, own));
  }

  TokenBalance token(TokenReference reference) {
    Participation joined = agent.participation().orElseThrow(Refused::noNetwork);
    Address token = JobOffer.token(reference.token());
    JobDesk.denomination(joined, token);
    return Refused.orTell(
        FAILED,
        "The balance cannot be read",
        () -> balance(joined, token, agent.household().identity().address()));
  }

  /** Null while there is no chain to ask, also when its network was left during the question. */
  private Wei balance(Address own) throws IOException {
    Optional<Participation> joined = agent.participation();
    try {
      return joined.isPresent() ? joined.get().chain().balance(own) : null;
    } catch (IOException e) {
      if (agent.participation().equals(joined)) {
        throw e;
      }
      return null;
    }
  }

  /** Guards the wallet there is, or restores another from its words. */
  WalletView create(WalletCreation creation) {
    Identity identity = agent.household().identity();
    if (creation.phrase().isBlank()) {
      return changed(() -> identity.guard(creation.old(), creation.passphrase()));
    }
    OptionalInt machine =
        creation.machine() == null ? OptionalInt.empty() : OptionalInt.of(creation.machine());
    if (machine.isPresent()) {
      new MachineDesk(agent).checkKeyIsFree();
    }
    return replaced(
        () -> identity.restore(creation.old(), creation.phrase(), creation.passphrase(), machine));
  }

  WalletView importKey(KeyImport file) {
    ImportedKey key = read(file);
    Identity identity = agent.household().identity();
    return replaced(() -> identity.importKey(file.old(), key, file.passphrase()));
  }

  private static ImportedKey read(KeyImport file) {
    return switch (Web3Keystore.read(file.file(), file.filePassphrase().toCharArray())) {
      case Web3Keystore.Reading.Read(ImportedKey key) -> key;
      case Web3Keystore.Reading.WrongPassphrase _ ->
          throw new RpcException(
              "KEY-FILE-PASSPHRASE",
              "That is not the key file's passphrase.",
              "Nothing was changed; try again.");
      case Web3Keystore.Reading.Unfit(String what) ->
          throw new RpcException(
              "KEY-FILE-WRONG",
              "The key file does not read: " + what + ".",
              "It has to be a Web3 secret storage file of version 3.");
    };
  }

  ExportedKey exportKey(KeyExport request) {
    if (request.filePassphrase().isEmpty()) {
      throw new RpcException(
          "PASSPHRASE-EMPTY",
          "The file would hold the wallet's key openly.",
          "Give it a passphrase.");
    }
    Identity identity = agent.household().identity();
    return Refused.orTell(
        FAILED,
        "The key cannot be written",
        () -> new ExportedKey(identity.export(request.passphrase(), request.filePassphrase())));
  }

  /** The owner's money is elsewhere from now on: so is what is earned. */
  private WalletView replaced(Change change) {
    return changed(
        () -> {
          change.run();
          agent.identityChanged();
        });
  }

  private WalletView changed(Change change) {
    return Refused.orTell(
        FAILED,
        "The wallet cannot be written",
        () -> {
          change.run();
          return show();
        });
  }

  /** Of what is on disk. */
  private interface Change {
    void run() throws IOException;
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

  List<RewardView> rewards() {
    return agent.earnings().rewards();
  }

  ExportedReceipt exportReceipt(LeaseReference lease) {
    return new ExportedReceipt(agent.earnings().receipt(lease.lease()));
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
