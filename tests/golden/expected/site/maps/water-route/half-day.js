"use strict";
catalog.map.prepare();
var map_1 = L.map(
"map_1",
{
center: [31.565, 120.27],
crs: L.CRS.EPSG3857,
...{
"zoom": 11,
"zoomControl": false,
"preferCanvas": false,
"scrollWheelZoom": false,
"zoomSnap": 0.25,
"fadeAnimation": false,
"maxZoom": 18,
}
}
);
var poly_line_2 = L.polyline(
[[31.565, 120.27], [31.5583, 120.2624], [31.54, 120.255]],
{"bubblingMouseEvents": true, "className": "map-way mark-circle", "color": "#9E1B1E", "dashArray": null, "dashOffset": null, "fill": false, "fillColor": "#9E1B1E", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "noClip": false, "opacity": 1.0, "smoothFactor": 1.0, "stroke": true, "weight": 3}
).addTo(map_1);
var marker_3 = L.marker(
[31.565, 120.27],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_4 = L.divIcon({
"html": "\u003csvg class=\"pin mark-circle\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003ccircle cx=\"22\" cy=\"22\" r=\"14\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e1\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_3.setIcon(div_icon_4);
var marker_5 = L.marker(
[31.5583, 120.2624],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_6 = L.divIcon({
"html": "\u003csvg class=\"pin mark-circle\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003ccircle cx=\"22\" cy=\"22\" r=\"14\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e2\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_5.setIcon(div_icon_6);
var marker_7 = L.marker(
[31.54, 120.255],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_8 = L.divIcon({
"html": "\u003csvg class=\"pin pin-approx mark-circle\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003ccircle cx=\"22\" cy=\"22\" r=\"14\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e3\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_7.setIcon(div_icon_8);
catalog.map.startRoute(map_1, [marker_3, marker_5, marker_7], [{"number":1,"name":"示例老街","address":"示例路 1 号","minutes":40,"error":0,"sure":"","href":"../../points/old-street/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.274578,31.563062,%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.563062,120.274578\u0026title=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026content=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026tocoord=31.563062,120.274578\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":2,"name":"示例书屋","address":"示例路 18 号","minutes":30,"error":0,"sure":"","href":"../../points/reading-room/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.266978,31.556357,%E7%A4%BA%E4%BE%8B%E4%B9%A6%E5%B1%8B\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.556357,120.266978\u0026title=%E7%A4%BA%E4%BE%8B%E4%B9%A6%E5%B1%8B\u0026content=%E7%A4%BA%E4%BE%8B%E4%B9%A6%E5%B1%8B\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E4%B9%A6%E5%B1%8B\u0026tocoord=31.556357,120.266978\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":3,"name":"示例泵房","address":"示例河边（门牌待核）","minutes":35,"error":1500,"sure":"大致位置，可能差 1.5 公里","href":"../../points/pump-house/","apps":{"how":"search","links":[["高德地图","https://uri.amap.com/search?keyword=%E7%A4%BA%E4%BE%8B%E6%B3%B5%E6%88%BF\u0026city=%E6%97%A0%E9%94%A1\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/place/search?query=%E7%A4%BA%E4%BE%8B%E6%B3%B5%E6%88%BF\u0026region=%E6%97%A0%E9%94%A1\u0026output=html\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/search?keyword=%E7%A4%BA%E4%BE%8B%E6%B3%B5%E6%88%BF\u0026region=%E6%97%A0%E9%94%A1\u0026referer=binhu-catalog"]]}}]);
