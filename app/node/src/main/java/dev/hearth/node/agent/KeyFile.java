package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Bytes;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A wallet key in a file, 64 hexadecimal digits: for programs that hold nothing but a key. */
public final class KeyFile {
  private static final int SIZE = 32;

  private KeyFile() {}

  /** Throws RpcException when there is no such file, or no key in it. */
  public static WalletKey read(Path path) {
    try {
      Bytes secret = Bytes.ofHex(Files.readString(path).strip());
      if (secret.size() != SIZE) {
        throw wrong(path);
      }
      return WalletKey.of(secret.toArray());
    } catch (CharacterCodingException e) {
      throw wrong(path);
    } catch (IOException e) {
      throw new RpcException(
          "KEY-MISSING", "The key file " + path + " cannot be read.", "Check its path.");
    } catch (IllegalArgumentException e) {
      throw wrong(path);
    }
  }

  private static RpcException wrong(Path path) {
    return new RpcException(
        "KEY-WRONG", path + " does not hold a key.", "A key is 64 hexadecimal digits.");
  }
}
