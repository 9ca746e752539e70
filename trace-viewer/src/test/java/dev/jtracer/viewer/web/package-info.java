/** Tests of the pages' resources that need no browser. */
@NullMarked
package dev.jtracer.viewer.web;

import org.jspecify.annotations.NullMarked;
