package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.Optional;

/**
 * The part of an escrow that turns pay into bond where its provider wants that. Transactions return
 * once mined or failed; every method throws IOException when the chain is not reached. Safe between
 * threads.
 */
public final class Holdings {
  private static final byte[] UNSIGNED = {};

  private final Chain chain;
  private final Address contract;

  private Holdings(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /** Of the escrow at this address; ask {@link Escrow#isGenuine} first. */
  public static Holdings at(Chain chain, Address escrow) {
    return new Holdings(chain, escrow);
  }

  /** By the provider, which pays the gas. */
  public TransactionOutcome choose(WalletKey provider, Holding holding) throws IOException {
    return send(provider, HoldingCalls.holdPay(holding, UNSIGNED));
  }

  /**
   * By anybody, with the provider's word.
   *
   * @param signature of {@link Holding#digest} with {@link #choices} as its number
   */
  public TransactionOutcome choose(WalletKey gasPayer, Holding holding, Signature signature)
      throws IOException {
    return send(gasPayer, HoldingCalls.holdPay(holding, signature.toArray()));
  }

  /** What a provider's pay in a token fills; empty when all of it is sent. */
  public Optional<Holding> chosen(Address provider, Address token) throws IOException {
    Words words = Words.of(chain.read(contract, HoldingCalls.holdingOf(provider, token)), 2);
    Wei upTo = words.wei(1);
    return upTo.isZero()
        ? Optional.empty()
        : Optional.of(new Holding(provider, token, words.address(0), upTo));
  }

  /** How many times the provider has chosen, which is the number its next word is signed for. */
  public long choices(Address provider) throws IOException {
    return Words.of(chain.read(contract, HoldingCalls.choicesOf(provider)), 1)
        .number(0)
        .longValueExact();
  }

  private TransactionOutcome send(WalletKey from, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, Wei.ZERO, data));
  }
}
