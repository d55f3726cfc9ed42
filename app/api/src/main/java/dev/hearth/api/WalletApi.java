package dev.hearth.api;

import dev.hearth.api.rpc.Method;
import java.util.List;

/** The owner's money, the keys behind it, and the machines that earn it. */
public interface WalletApi {

  @Method("wallet.show")
  WalletView wallet();

  /** What a token says of itself, and how much of it the wallet has. */
  @Method("wallet.token")
  TokenBalance token(TokenReference token);

  /** Sets the passphrase, or restores another wallet from its words. */
  @Method("wallet.create")
  WalletView createWallet(WalletCreation creation);

  /** The twelve words, for the owner to write down. */
  @Method("wallet.phrase")
  WalletPhrase phrase(Passphrase passphrase);

  @Method("wallet.receipts")
  ReceiptPage receipts(ReceiptsRequest request);

  /** What audits, keeping and won challenges brought, newest first. */
  @Method("wallet.rewards")
  List<RewardView> rewards();

  /** One receipt, with all that was signed, for anybody to train its lease again. */
  @Method("wallet.receipt")
  ExportedReceipt exportReceipt(LeaseReference lease);

  /** What was earned by day and device; days on which nothing was are left out. */
  @Method("wallet.history")
  List<EarningsDay> history(DaysRequest request);

  /** Turns vouchers into balance now instead of at the end of their jobs. */
  @Method("wallet.redeem")
  WalletView redeem();

  /** Gives free money to an account; on a practice network only. */
  @Method("wallet.faucet")
  WalletView faucet(FaucetRequest request);

  /** The address to be paid at, as text and as a QR code. */
  @Method("wallet.receive")
  PayAddress receive();

  /** What a payment would cost; nothing is sent. */
  @Method("wallet.quote")
  PaymentQuote quote(PaymentRequest request);

  /** Pays somebody; spending asks for the passphrase. Returns once it is final. */
  @Method("wallet.send")
  PaymentMade send(PaymentOrder order);

  /**
   * Puts up money that this machine loses if it claims pay for false work; it stays the wallet's.
   * Returns once it is final.
   */
  @Method("wallet.bond")
  PaymentMade bond(BondOrder order);

  /**
   * Has pay fill what this machine's claims may put at stake, up to an amount, before any of it is
   * sent: so a wallet that begins empty comes to a bond. Returns once it is final.
   */
  @Method("wallet.hold")
  PaymentMade hold(HoldOrder order);

  /** Replaces the wallet by the key in another wallet's file (Web3 secret storage, version 3). */
  @Method("wallet.import")
  WalletView importKey(KeyImport file);

  /** The wallet's key as such a file, under a passphrase of its own. */
  @Method("wallet.export")
  ExportedKey exportKey(KeyExport request);

  /** Makes ready what a further machine needs to earn for this wallet, and nothing to spend. */
  @Method("wallet.pair")
  MachinePairing pair(PairingRequest request);

  /** Has this machine earn for the wallet of the one that made the pairing. */
  @Method("wallet.join")
  WalletView join(PairingAnswer answer);
}
