/** Tasks, regions and logs. */
package dev.jtracer;
