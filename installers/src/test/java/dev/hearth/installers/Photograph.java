package dev.hearth.installers;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A program that photographs its display into a PNG file. */
final class Photograph {
  private Photograph() {}

  public static void main(String[] arguments) throws AWTException, IOException {
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(new Robot().createScreenCapture(screen), "png", new File(arguments[0]));
  }
}
