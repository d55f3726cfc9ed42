package dev.hearth.node;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A token that the contracts are tested with, of whose units anybody may make some. */
public record PracticeToken(Chain chain, WalletKey maker, Address address) {
  private static final String FOLDER = "/dev/hearth/wallet/escrow/";

  /**
   * @param name of its contract
   */
  public static PracticeToken deploy(Chain chain, WalletKey maker, String name) throws IOException {
    try (InputStream in = PracticeToken.class.getResourceAsStream(FOLDER + name + ".bin")) {
      String code = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      Mined made = mined(chain.send(maker, Call.create(HexFormat.of().parseHex(code))));
      return new PracticeToken(chain, maker, made.contract().orElseThrow());
    }
  }

  public Wei balance(Address account) throws IOException {
    return Token.at(chain, address).balance(account);
  }

  public void give(Address account, Wei amount) throws IOException {
    tell("mint(address,uint256)", Eip712.word(account), Eip712.word(amount.amount()));
  }

  /** So much less arrives from now on; an OddToken's. */
  public void keepFee(Wei amount) throws IOException {
    tell("takeFee(uint256)", Eip712.word(amount.amount()));
  }

  private void tell(String signature, byte[]... words) throws IOException {
    ByteArrayOutputStream call = new ByteArrayOutputStream();
    byte[] name = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).toArray();
    call.write(name, 0, 4);
    for (byte[] word : words) {
      call.writeBytes(word);
    }
    mined(chain.send(maker, Call.of(address, Wei.ZERO, Bytes.of(call.toByteArray()))));
  }

  private static Mined mined(TransactionOutcome outcome) {
    if (outcome instanceof Mined mined) {
      return mined;
    }
    throw new AssertionError(outcome);
  }
}
