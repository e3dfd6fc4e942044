package dev.skybridge.acceptance.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against the world, which it gets as a parameter of type {@link TestWorld}. Where the
 * toolchain is absent it is skipped with a message, or fails where {@code
 * SKYBRIDGE_REQUIRE_WORLD=true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WorldExtension.class)
public @interface AcceptanceTest {}
