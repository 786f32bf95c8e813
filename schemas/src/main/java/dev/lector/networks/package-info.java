/** Networks of IP addresses: configured ones, and the public Internet. */
package dev.lector.networks;
