package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A contract that, whenever it is paid, calls the escrow back with bytes it was created with. What
 * it is called with, it passes on to the escrow.
 */
final class ReentrantProvider {
  /** Bytes before the payload. */
  private static final int PROGRAM = 0x53;

  private ReentrantProvider() {}

  /**
   * Where the first contract of this key will stand (yellow paper, section 7: RLP of key and 0).
   */
  static Address addressOf(WalletKey fresh) {
    byte[] rlp =
        ByteBuffer.allocate(23)
            .put((byte) 0xd6)
            .put((byte) 0x94)
            .put(fresh.address().toArray())
            .put((byte) 0x80)
            .array();
    return Address.of(Arrays.copyOfRange(Hash.keccak256(rlp).toArray(), 12, 32));
  }

  static void deploy(Chain chain, WalletKey fresh, Address escrow, Bytes payload)
      throws IOException {
    byte[] code = HexFormat.of().parseHex(creation(payload.size()) + program(escrow, payload));
    assertThat(chain.send(fresh, Call.create(code)))
        .isInstanceOfSatisfying(
            TransactionOutcome.Mined.class,
            mined -> assertThat(mined.contract()).contains(addressOf(fresh)));
  }

  /** codecopy(0, 0x0a, size); return(0, size) */
  private static String creation(int payload) {
    return "61%04x80600a5f395ff3".formatted(PROGRAM + payload);
  }

  /**
   * if calldatasize { calldatacopy(0, 0, calldatasize); if iszero(call(gas, escrow, callvalue, 0,
   * calldatasize, 0, 0)) { revert(0, 0) } stop } codecopy(0, 0x53, size); call(gas, escrow, 0, 0,
   * size, 0, 0); stop
   */
  private static String program(Address escrow, Bytes payload) {
    return "36602a5761%1$04x60535f395f5f61%1$04x5f5f73%2$s5af1005b365f5f375f5f365f3473%2$s5af1605157"
        .concat("5f5ffd5b00")
        .formatted(payload.size(), escrow.toString().substring(2))
        .concat(payload.toString().substring(2));
  }
}
