package dev.hearth.host.address;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import java.util.Arrays;

/** Peer ids from keys, bytes and text (libp2p specs, peer-ids). */
public final class PeerIds {
  private static final int MAX_INLINE_KEY = 42;
  private static final int IDENTITY = 0x00;
  private static final int SHA2_256 = 0x12;
  private static final byte[] CID_V1_LIBP2P_KEY = {0x01, 0x72};

  private PeerIds() {}

  /** The id of a serialized PublicKey message: the key itself while short, else its hash. */
  public static PeerId ofPublicKey(byte[] protobuf) {
    return protobuf.length <= MAX_INLINE_KEY
        ? PeerId.ofMultihash(multihash(IDENTITY, protobuf))
        : PeerId.ofMultihash(multihash(SHA2_256, Hash.sha256(protobuf).toArray()));
  }

  /** Checks that the bytes are one of the two multihashes a peer id may be. */
  public static PeerId decode(byte[] multihash) throws MalformedException {
    if (!isIdentity(multihash) && !isSha256(multihash)) {
      throw new MalformedException("not the multihash of a peer id");
    }
    return PeerId.ofMultihash(multihash);
  }

  /** Reads both text forms: bare base58 (1..., Qm...) and a base32 CIDv1 (b...). */
  public static PeerId parse(String text) throws MalformedException {
    return decode(text.startsWith("b") ? multihashOfCid(text) : base58(text));
  }

  private static byte[] base58(String text) throws MalformedException {
    try {
      return new PeerId(text).toMultihash();
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not a peer id: " + text, e);
    }
  }

  private static byte[] multihashOfCid(String text) throws MalformedException {
    byte[] cid = Base32.decode(text.substring(1));
    if (cid.length < 2 || !Arrays.equals(Arrays.copyOf(cid, 2), CID_V1_LIBP2P_KEY)) {
      throw new MalformedException("a CID that does not name a libp2p key: " + text);
    }
    return Arrays.copyOfRange(cid, 2, cid.length);
  }

  private static boolean isIdentity(byte[] multihash) {
    return multihash.length > 2
        && multihash.length <= 2 + MAX_INLINE_KEY
        && multihash[0] == IDENTITY
        && multihash[1] == multihash.length - 2;
  }

  private static boolean isSha256(byte[] multihash) {
    return multihash.length == 2 + Hash.SIZE
        && multihash[0] == SHA2_256
        && multihash[1] == Hash.SIZE;
  }

  private static byte[] multihash(int code, byte[] digest) {
    byte[] multihash = new byte[2 + digest.length];
    multihash[0] = (byte) code;
    multihash[1] = (byte) digest.length;
    System.arraycopy(digest, 0, multihash, 2, digest.length);
    return multihash;
  }
}
