package dev.hearth.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/** The window as a picture, for people to look at after a test run. */
final class Screenshot {
  private Screenshot() {}

  static void of(FxRobot robot, Path file) throws IOException {
    WritableImage[] taken = new WritableImage[1];
    robot.interact(() -> taken[0] = robot.window(0).getScene().snapshot(null));
    WritableImage from = taken[0];
    int width = (int) from.getWidth();
    int height = (int) from.getHeight();
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to.setRGB(x, y, from.getPixelReader().getArgb(x, y));
      }
    }
    ImageIO.write(to, "png", file.toFile());
  }
}
