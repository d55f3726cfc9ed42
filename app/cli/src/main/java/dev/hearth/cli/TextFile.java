package dev.hearth.cli;

import dev.hearth.node.local.TextInput;
import java.nio.file.Path;

/** Text that the owner points at; each way it can be wrong is said in one line. */
final class TextFile {
  private TextFile() {}

  static byte[] read(Path path) {
    return switch (TextInput.read(path)) {
      case TextInput.Text text -> text.bytes();
      case TextInput.Unfit unfit ->
          throw unfit.exists()
              ? CommandException.failure(unfit.code(), unfit.sentence(), unfit.advice())
              : CommandException.usage(unfit.code(), unfit.sentence(), unfit.advice());
    };
  }
}
