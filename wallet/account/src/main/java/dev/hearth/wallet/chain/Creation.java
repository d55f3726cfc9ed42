package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.web3j.crypto.ContractUtils;

/**
 * How a contract comes onto a chain so that its address tells its beginning: by CREATE2 (EIP-1014)
 * with salt 0, within a transaction that creates nothing else. The address is then a hash of what
 * made it and of its creation code, so that nobody can put its code on the chain with a state of
 * his own making. The contract remembers what made it and says so: {@code maker()}.
 *
 * @param code its creation code with what its constructor is told, hexadecimal without prefix
 * @param runtime what that leaves on the chain
 */
public record Creation(String code, String runtime) {
  /**
   * codecopy(0, 0x14, size); if iszero(create2(0, 0, size, 0)) { revert(0, 0) }; stop. What is left
   * at the transaction's own contract has no code.
   */
  private static final String MAKER = "5f61%04x8060145f395f5ff56012575f5ffd5b00";

  private static final Bytes WHO_MADE_YOU = Bytes.ofHex(selector("maker()"));
  private static final long MOST_TRANSACTIONS = 1000;

  /** Puts it there; the outcome's contract is this one. */
  public TransactionOutcome send(Chain chain, WalletKey payer) throws IOException {
    String creation = MAKER.formatted(code.length() / 2) + code;
    TransactionOutcome outcome = chain.send(payer, Call.create(HexFormat.of().parseHex(creation)));
    return outcome instanceof TransactionOutcome.Mined mined ? told(mined) : outcome;
  }

  /**
   * The first one that the account put on the chain, if it did so in one of its first thousand
   * transactions: each has one place for it, and the chain is asked what is there.
   */
  public Optional<Address> find(Chain chain, Address payer) throws IOException {
    long sent = Math.min(chain.transactions(payer), MOST_TRANSACTIONS);
    for (long nonce = 0; nonce < sent; nonce++) {
      Address place = addressBy(createdBy(payer, nonce));
      if (isAt(chain, place)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Whether the code there is this one's and no other creation code can have led to it. */
  public boolean isAt(Chain chain, Address contract) throws IOException {
    if (!chain.code(contract).equals(Bytes.ofHex(runtime))) {
      return false;
    }
    byte[] maker = chain.read(contract, WHO_MADE_YOU).toArray();
    Address told = Address.of(Arrays.copyOfRange(maker, Hash.SIZE - Address.SIZE, Hash.SIZE));
    return contract.equals(addressBy(told));
  }

  /** Where a transaction of the account puts what it creates. */
  private static Address createdBy(Address account, long nonce) {
    return Address.ofHex(
        ContractUtils.generateContractAddress(account.toString(), BigInteger.valueOf(nonce)));
  }

  private TransactionOutcome told(TransactionOutcome.Mined mined) {
    return new TransactionOutcome.Mined(
        mined.transaction(),
        mined.contract().map(this::addressBy),
        mined.block(),
        mined.gasUsed(),
        mined.fee());
  }

  private Address addressBy(Address maker) {
    byte[] salt = new byte[Hash.SIZE];
    byte[] made = Hash.keccak256(HexFormat.of().parseHex(code)).toArray();
    byte[] hash = Hash.keccak256(new byte[] {(byte) 0xff}, maker.toArray(), salt, made).toArray();
    return Address.of(Arrays.copyOfRange(hash, Hash.SIZE - Address.SIZE, Hash.SIZE));
  }

  private static String selector(String function) {
    return Hash.keccak256(function.getBytes(StandardCharsets.US_ASCII)).brief();
  }
}
