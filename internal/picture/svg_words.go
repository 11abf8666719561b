package picture

import (
	"maps"
	"strings"
)

// drawn are the elements that are kept.
var drawn = setOf(`svg g defs symbol use switch title desc style view
	path rect circle ellipse line polyline polygon image text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker filter
	animate animateTransform animateMotion mpath set
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

// spoken are attributes whose text is only read out, or compared with others.
var spoken = setOf(`id class lang role aria-label aria-hidden aria-labelledby aria-describedby aria-roledescription
	version systemLanguage in in2 result attributeName`)

// shaped are attributes with numbers and letters of a path.
var shaped = setOf(`d points path viewBox`)

// properties are the properties that a style may set. The only address that any of them
// takes is that of a part of the file, url(#a).
var properties = setOf(`fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
	stroke-miterlimit stroke-opacity stroke-width opacity color color-interpolation color-interpolation-filters color-rendering
	display visibility overflow clip clip-path clip-rule mask mask-type filter flood-color flood-opacity lighting-color
	stop-color stop-opacity marker marker-start marker-mid marker-end paint-order vector-effect shape-rendering text-rendering
	image-rendering mix-blend-mode isolation enable-background pointer-events cursor transform transform-origin transform-box
	font font-family font-size font-size-adjust font-stretch font-style font-variant font-variant-numeric font-weight font-kerning
	font-variant-caps font-variant-ligatures font-variant-position font-variant-east-asian font-variation-settings
	font-feature-settings letter-spacing word-spacing line-height text-anchor text-align text-decoration text-decoration-line text-decoration-style
	text-decoration-color text-indent text-transform
	text-overflow white-space direction unicode-bidi writing-mode glyph-orientation-vertical text-orientation dominant-baseline
	alignment-baseline baseline-shift x y cx cy r rx ry width height d
	background background-color`)

// valued are attributes with the same kinds of values as styles.
var valued = union(properties, setOf(`x1 y1 x2 y2 dx dy fx fy fr offset rotate textLength lengthAdjust startOffset method spacing side
	transform gradientTransform patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits
	filterUnits primitiveUnits markerUnits spreadMethod preserveAspectRatio pathLength refX refY markerWidth markerHeight orient
	stdDeviation mode operator k1 k2 k3 k4 type values tableValues slope intercept amplitude exponent order kernelMatrix divisor bias
	targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
	limitingConeAngle azimuth elevation z pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector radius baseFrequency
	numOctaves seed stitchTiles zoomAndPan begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines keyPoints
	from to by additive accumulate`))

// animated are the attributes that an animation may change.
var animated = union(properties, shaped, setOf(`x1 y1 x2 y2 dx dy fx fy fr offset rotate textLength startOffset stdDeviation
	values tableValues slope intercept amplitude exponent k1 k2 k3 k4 radius baseFrequency seed scale surfaceScale azimuth elevation
	z pointsAtX pointsAtY pointsAtZ specularExponent gradientTransform patternTransform pathLength refX refY markerWidth markerHeight`))

// transforms are what an animateTransform may change.
var transforms = setOf(`transform gradientTransform patternTransform`)

// functions are CSS functions that compute or name a colour, a shape or a position.
var functions = setOf(`rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp
	matrix translate translatex translatey scale scalex scaley rotate skew skewx skewy
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
	circle ellipse inset polygon rect cubic-bezier steps`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}
