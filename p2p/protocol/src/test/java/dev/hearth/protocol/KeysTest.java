package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final NodeKey KEY =
      NodeKey.of(
          Bytes.ofHex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
              .toArray());
  private static final Hash DIGEST = Hash.sha256("digest".getBytes(StandardCharsets.UTF_8));

  /** The first development account of Hardhat and Anvil. */
  @Test
  void derivesTheAddressOthersDerive() {
    assertThat(KEY.address())
        .isEqualTo(Address.ofHex("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"));
  }

  /** libp2p specs, peer-ids: the secp256k1 test vector. */
  @Test
  void encodesThePublicKeyAsLibp2pDoes() {
    NodeKey key =
        NodeKey.of(
            Bytes.ofHex("53dadf1d5a164d6b4acdb15e24aa4c5b1d3461bdbd42abedb0a4404d56ced8fb")
                .toArray());
    assertThat(Bytes.of(PeerId.protobuf(key.publicKey())))
        .isEqualTo(
            Bytes.ofHex(
                "08021221037777e994e452c21604f91de093ce415f5432f701dd8cd1a7a6fea0e630bfca99"));
    assertThat(key.peerId().text()).startsWith("16Uiu2HA");
    assertThat(PeerId.ofMultihash(key.peerId().toMultihash())).isEqualTo(key.peerId());
  }

  /** The deterministic-nonce vector in common use for secp256k1 with SHA-256 (key 1). */
  @Test
  void signsDeterministically() {
    byte[] one = new byte[32];
    one[31] = 1;
    Hash digest = Hash.sha256("Satoshi Nakamoto".getBytes(StandardCharsets.UTF_8));
    assertThat(NodeKey.of(one).sign(digest).bytes().toString())
        .startsWith(
            "0x934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
                + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
  }

  @Test
  void recoversAndVerifiesOnlyItsOwn() {
    Signature signature = KEY.sign(DIGEST);
    assertThat(PublicKey.recover(DIGEST, signature)).contains(KEY.publicKey());
    assertThat(KEY.publicKey().verifies(DIGEST, signature)).isTrue();
    assertThat(KEY.publicKey().verifies(Hash.ZERO, signature)).isFalse();
    byte[] flipped = signature.toArray();
    flipped[40] ^= 1;
    assertThat(KEY.publicKey().verifies(DIGEST, Signature.of(flipped))).isFalse();
  }

  @Test
  void refusesSecretsOutsideTheGroup() {
    assertThatThrownBy(() -> NodeKey.of(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    assertThat(KEY.toString()).doesNotContain("ac0974");
  }

  @Test
  void aSignedRecordBelongsToItsSigner() throws Exception {
    byte[] body = new JobOver(Hash.ZERO).encode();
    Signed signed = Signed.by(KEY, body);
    assertThat(Signed.decode(signed.encode())).isEqualTo(signed);
    byte[] forged = signed.encode();
    forged[forged.length - 20] ^= 1;
    assertThatThrownBy(() -> Signed.decode(forged)).isInstanceOf(MalformedException.class);
  }
}
