// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sentence that a method of a fact answers; the slots are its parameters, in their order. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sentence {

    /**
     * The sentence with its slots: {@code {n:1..60}} is a whole number in that range, {@code {x:0.1..3.0/0.1}} a decimal in
     * steps of 0.1, {@code {sign}} the id of a warning sign, {@code {x:a|b}} one of these words; {@code (s)} may be written
     * or left out.
     */
    String value();

    /**
     * What has to be so for the sentence to be true, as a quantity of the same fact or between its slots, so that a rule
     * that could never speak is refused when it is loaded; may be left out.
     */
    String onlyIf() default "";
}
