package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Bytes;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A wallet key in a file, 64 hexadecimal digits: for programs that hold nothing but a key. */
final class KeyFile {
  private KeyFile() {}

  static WalletKey read(Path path) {
    try {
      return WalletKey.of(Bytes.ofHex(Files.readString(path).strip()).toArray());
    } catch (IOException e) {
      throw new RpcException(
          "KEY-MISSING", "The key file " + path + " cannot be read.", "Check its path.");
    } catch (IllegalArgumentException e) {
      throw new RpcException(
          "KEY-WRONG", path + " does not hold a key.", "A key is 64 hexadecimal digits.");
    }
  }
}
