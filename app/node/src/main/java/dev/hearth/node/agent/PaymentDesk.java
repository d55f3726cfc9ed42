package dev.hearth.node.agent;

import dev.hearth.api.BondOrder;
import dev.hearth.api.Denomination;
import dev.hearth.api.HoldOrder;
import dev.hearth.api.PayAddress;
import dev.hearth.api.PaymentMade;
import dev.hearth.api.PaymentOrder;
import dev.hearth.api.PaymentQuote;
import dev.hearth.api.PaymentRequest;
import dev.hearth.api.WalletView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Quote;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.Holding;
import dev.hearth.wallet.escrow.Holdings;
import dev.hearth.wallet.keys.Spelling;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.qr.QrCode;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.function.Supplier;

/** Money in and out, by the owner's hand. */
final class PaymentDesk {
  private static final String FAILED = "WALLET-FAILED";

  private final Agent agent;
  private final Supplier<WalletView> wallet;

  PaymentDesk(Agent agent, Supplier<WalletView> wallet) {
    this.agent = agent;
    this.wallet = wallet;
  }

  /** The link names the chain once one is joined: the same address exists on all. */
  PayAddress receive() {
    return Refused.orTell(
        FAILED,
        "The address cannot be read",
        () -> {
          Address own = agent.household().identity().address();
          String spelling = Spelling.of(own);
          String chain = agent.participation().map(joined -> "@" + joined.chain().id()).orElse("");
          String link = "ethereum:" + spelling + chain;
          return new PayAddress(own, spelling, link, QrCode.of(link).rows());
        });
  }

  PaymentQuote quote(PaymentRequest request) {
    Participation joined = joined();
    Address to = recipient(request);
    Wei amount = amount(request.wei());
    Denomination money = money(joined, request.token());
    return Refused.orTell(FAILED, "The fee is not known", () -> quote(joined, to, amount, money));
  }

  private PaymentQuote quote(Participation joined, Address to, Wei amount, Denomination money)
      throws IOException {
    Address own = agent.household().identity().address();
    Wei balance = balance(joined, amount, money);
    Chain chain = joined.chain();
    Call call =
        money.coin()
            ? Call.transfer(to, amount)
            : Token.at(chain, money.token()).transferring(to, amount);
    return switch (chain.quote(own, call)) {
      case Quote.Affordable(Wei fee) -> new PaymentQuote(to, amount, fee, balance, money);
      case Quote.Refused(TransactionOutcome.Failed reason) -> throw notSent(reason);
    };
  }

  PaymentMade send(PaymentOrder order) {
    Participation joined = joined();
    Address to = recipient(order.payment());
    Wei amount = amount(order.payment().wei());
    Denomination money = money(joined, order.payment().token());
    return Refused.orTell(
        FAILED,
        "The payment was not made",
        () -> {
          WalletKey key = agent.household().identity().walletKey(order.passphrase());
          balance(joined, amount, money);
          return made(transfer(joined.chain(), key, to, amount, money), amount);
        });
  }

  /** What coin is missing the chain says; of a token that is short it says nothing. */
  private Wei balance(Participation joined, Wei amount, Denomination money) throws IOException {
    Address own = agent.household().identity().address();
    Wei balance = joined.tokens().balance(money.token(), own);
    if (!money.coin() && amount.compareTo(balance) > 0) {
      throw new RpcException(
          "PAYMENT-NOT-MADE",
          "The wallet has " + money.exactly(balance) + ".",
          "Nothing was paid.");
    }
    return balance;
  }

  private static TransactionOutcome transfer(
      Chain chain, WalletKey from, Address to, Wei amount, Denomination money) throws IOException {
    return money.coin()
        ? chain.transfer(from, to, amount)
        : Token.at(chain, money.token()).transfer(from, to, amount);
  }

  /** For claims of this machine's node key, in the escrow of its network. */
  PaymentMade bond(BondOrder order) {
    Participation joined = joined();
    Wei amount = amount(order.wei());
    Address token = money(joined, order.token()).token();
    return Refused.orTell(
        FAILED,
        "The bond was not put up",
        () -> {
          Identity identity = agent.household().identity();
          WalletKey key = identity.walletKey(order.passphrase());
          Claims claims = Claims.at(joined.chain(), joined.escrow().address());
          return made(claims.postBond(key, identity.nodeKey().address(), token, amount), amount);
        });
  }

  /**
   * By the wallet's word; what has no coin for gas yet has it sent by this machine's own account.
   */
  PaymentMade hold(HoldOrder order) {
    Participation joined = joined();
    Wei upTo = amount(order.wei());
    if (upTo.compareTo(Holding.MOST) > 0) {
      throw new RpcException(
          "AMOUNT", "That is more than a claim can put at stake.", "Take a smaller amount.");
    }
    Address token = money(joined, order.token()).token();
    return Refused.orTell(
        FAILED,
        "The pay is not held",
        () -> {
          Identity identity = agent.household().identity();
          WalletKey key = identity.walletKey(order.passphrase());
          Address node = identity.nodeKey().address();
          Holding holding = new Holding(key.address(), token, node, upTo);
          return made(choose(joined, key, identity.gasPayer(), holding), upTo);
        });
  }

  private static TransactionOutcome choose(
      Participation joined, WalletKey key, WalletKey gasPayer, Holding holding) throws IOException {
    Escrow escrow = joined.escrow();
    Holdings holdings = Holdings.at(joined.chain(), escrow.address());
    TransactionOutcome own = holdings.choose(key, holding);
    if (!(own instanceof TransactionOutcome.InsufficientFunds)) {
      return own;
    }
    long number = holdings.choices(key.address());
    return holdings.choose(gasPayer, holding, key.sign(holding.digest(escrow.domain(), number)));
  }

  private PaymentMade made(TransactionOutcome outcome, Wei amount) {
    agent.feed().changed();
    return switch (outcome) {
      case TransactionOutcome.Mined mined ->
          new PaymentMade("0x" + mined.transaction().hex(), amount, mined.fee(), wallet.get());
      case TransactionOutcome.Failed failed -> throw notSent(failed);
    };
  }

  static RpcException notSent(TransactionOutcome.Failed reason) {
    return switch (reason) {
      case TransactionOutcome.Unconfirmed _ ->
          new RpcException(
              "PAYMENT-WAITING",
              "The payment was sent and no block holds it for good yet.",
              "It may still arrive: look at your balance before you send it again.");
      case TransactionOutcome.Preceded preceded ->
          new RpcException(
              "PAYMENT-NOT-MADE",
              preceded.sentence(),
              "Look at your balance; send this payment again if it is still wanted.");
      case TransactionOutcome.Failed failed ->
          new RpcException("PAYMENT-NOT-MADE", failed.sentence(), "Nothing was paid.");
    };
  }

  private Participation joined() {
    return agent.participation().orElseThrow(Refused::noNetwork);
  }

  private static Denomination money(Participation joined, String token) {
    return JobDesk.denomination(joined, token.isEmpty() ? Address.ZERO : JobOffer.token(token));
  }

  private static Address recipient(PaymentRequest request) {
    try {
      return Spelling.read(request.to().strip());
    } catch (IllegalArgumentException e) {
      throw new RpcException(
          "ADDRESS",
          "“" + request.to() + "” is not an address, or one of its letters is wrong.",
          "Copy it again from whoever is to be paid.");
    }
  }

  private static Wei amount(String wei) {
    try {
      return Wei.parse(wei);
    } catch (IllegalArgumentException e) {
      throw new RpcException("AMOUNT", "That is not an amount.", "It is wei, in digits.");
    }
  }
}
